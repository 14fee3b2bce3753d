import type { ReasonView } from "../contract";
import { mark } from "./reasonProtocol";

/** What the gateway says when it refuses a call. */
export interface Refusal {
  /** For programs, as `not-found`; empty where there is none. */
  readonly type: string;
  /** In English; empty where it says nothing. */
  readonly sentence: string;
  readonly why: ReasonView | null;
}

/** SignalR's own words, the type, and the sentence. */
const refusal = /HubException: (?:([a-z]+(?:-[a-z]+)*): )?([\s\S]+)$/;

/** The gateway's refusal without what only programs read, or null where it is not the gateway that refused. */
export function refusalOf(error: unknown): Refusal | null {
  const [message = "", why] = (error instanceof Error ? error.message : String(error)).split(mark);
  const [, type = "", sentence = ""] = refusal.exec(message) ?? [];
  const said = sentence.trim();
  if (said !== "")
    return {
      type,
      sentence: said,
      why: why === undefined ? null : (JSON.parse(why) as ReasonView),
    };
  return message.startsWith("An unexpected error occurred invoking") ||
    message.startsWith("Failed to invoke")
    ? { type, sentence: "", why: null }
    : null;
}
