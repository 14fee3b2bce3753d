import { i18n } from "../i18n/i18n.svelte";
import { reasons } from "../i18n/reasons.svelte";
import { refusalOf } from "./hubError";

/** Why the gateway refused a call, in the page's language; null where it is not the gateway that refused. */
export async function sayRefusal(error: unknown): Promise<string | null> {
  const refusal = refusalOf(error);
  if (refusal === null) return null;
  const { type, sentence, why } = refusal;
  const own = (i18n.t.refusals as Readonly<Record<string, string | undefined>>)[type] ?? "";
  return reasons.spoken(why, own === "" ? sentence : own);
}
