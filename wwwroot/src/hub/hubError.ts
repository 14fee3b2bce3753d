/** What the gateway says when it refuses a call. SignalR puts its own words before it. */
const refusal = /HubException: ([\s\S]+)$/;

/** The gateway's own sentence, or null where it is not the gateway that refused. */
export function refusalOf(error: unknown): string | null {
  const message = error instanceof Error ? error.message : String(error);
  const said = refusal.exec(message)?.[1]?.trim();
  if (said !== undefined && said !== "") return said;
  return message.startsWith("An unexpected error occurred invoking") ||
    message.startsWith("Failed to invoke")
    ? ""
    : null;
}
