/**
 * What the gateway says when it refuses a call: SignalR's own words, the type of the refusal (for
 * programs, as `not-found`), and the sentence.
 */
const refusal = /HubException: (?:([a-z]+(?:-[a-z]+)*): )?([\s\S]+)$/;

/**
 * The gateway's own sentence without what only programs read, or null where it is not the gateway that refused.
 * @param translated By the type of a refusal, what is said in place of its sentence.
 */
export function refusalOf(
  error: unknown,
  translated: Readonly<Record<string, string>> = {},
): string | null {
  const message = error instanceof Error ? error.message : String(error);
  const [, type, sentence] = refusal.exec(message) ?? [];
  const own = translated[type ?? ""] ?? "";
  const said = own === "" ? sentence?.trim() : own;
  if (said !== undefined && said !== "") return said;
  return message.startsWith("An unexpected error occurred invoking") ||
    message.startsWith("Failed to invoke")
    ? ""
    : null;
}
