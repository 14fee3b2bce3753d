import type { MessageView } from "../../contract";
import type { Texts } from "../../i18n/en";
import type { AppState } from "../../state/appState";

/** When a message came or was taken. */
export function timeOf(message: MessageView): string {
  return message.receivedAt ?? message.sentAt ?? "";
}

/** Who said it: a peer by the name that it has now. */
export function senderOf(state: AppState, { author }: MessageView, t: Texts): string {
  if (author.kind === "peer") return state.peers.get(author.id)?.name ?? author.name;
  return author.id === state.me?.id ? t.peers.you : author.name;
}
