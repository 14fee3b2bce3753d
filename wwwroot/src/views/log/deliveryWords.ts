import type { DeliveryState, DeliveryView, MessageView, PeerDeliveryView } from "../../contract";
import type { Texts } from "../../i18n/en";
import { reasons } from "../../i18n/reasons.svelte";
import { number } from "../../text/format";

export interface DeliveryWords {
  readonly glyph: string;
  readonly text: string;
  readonly tone: "" | "ok" | "warn" | "bad";
  readonly hint: string | undefined;
  /** Whether the user may send it again. */
  readonly canRepeat: boolean;
}

type Look = Omit<DeliveryWords, "hint"> & { readonly hint?: string };

/** How far a message got, in words that claim no more than is known. */
export function deliveryWords(
  { delivery }: MessageView,
  t: Texts,
  language: string,
  nameOf: (peerId: string) => string,
): DeliveryWords {
  const detail = delivery?.detail ? reasons.say(delivery.why, delivery.detail) : undefined;
  const look = looks(detail, t)[delivery?.state ?? "queued"];
  const text = (delivery && partly(delivery, t, language, nameOf)) ?? look.text;
  return { ...look, text, hint: look.hint ?? detail };
}

const arrived: readonly DeliveryState[] = ["sent", "acknowledged", "read"];
const missed: readonly DeliveryState[] = ["failed", "unreachable", "unknown"];

/** Whether it did not arrive, or nobody knows: then the reason wants room of its own. */
export function isMissed(delivery: DeliveryView | null): boolean {
  return delivery !== null && missed.includes(delivery.state);
}

/** Of several peers, how many got it, and why the first of the others did not; null where all did or may yet. */
function partly(
  { state, peers }: DeliveryView,
  t: Texts,
  language: string,
  nameOf: (peerId: string) => string,
): string | null {
  if (peers.length < 2 || !missed.includes(state)) return null;
  const count = peers.filter((peer) => arrived.includes(peer.state)).length;
  const others = peers.filter((peer) => missed.includes(peer.state));
  const first = others.find((peer) => peer.state === state);
  const reached = t.relay.reached(number(count, language), number(peers.length, language));
  const more = others.length > 1 ? t.relay.andMore(number(others.length - 1, language)) : "";
  // The rest belongs to the sentence: it goes before the full stop, where there is one.
  const said = why(first, state, t, nameOf).replace(/[.。]?$/, (stop) => more + stop);
  return reached + t.relay.then + said;
}

/** Why a peer did not get it. Where the gateway says it in a sentence, that names the peer. */
function why(
  peer: PeerDeliveryView | undefined,
  state: DeliveryState,
  t: Texts,
  nameOf: (peerId: string) => string,
): string {
  if (state === "failed" && peer?.detail) return reasons.say(peer.why, peer.detail);
  const word = looks(undefined, t)[state].text;
  return peer === undefined ? word : t.log.said(nameOf(peer.peerId), word);
}

function looks(detail: string | undefined, t: Texts): Record<DeliveryState, Look> {
  const d = t.delivery;
  const reached = detail === undefined ? "" : ` · ${detail}`;
  const again = { canRepeat: true } as const;
  const done = { canRepeat: false } as const;
  return {
    queued: { glyph: "◌", text: d.queued, tone: "", ...done },
    sending: { glyph: "◌", text: d.sending, tone: "", ...done },
    sent: { glyph: "✓", text: d.sent, tone: "", hint: d.sentHint, ...done },
    acknowledged: { glyph: "✓✓", text: d.acknowledged + reached, tone: "ok", ...done },
    read: { glyph: "✓✓", text: d.read, tone: "ok", ...done },
    failed: { glyph: "!", text: d.failedWhy(detail ?? d.noReason), tone: "bad", ...again },
    unreachable: { glyph: "!", text: d.unreachable, tone: "bad", ...again },
    unknown: { glyph: "?", text: d.unknown, tone: "warn", hint: d.unknownHint, ...again },
  };
}
