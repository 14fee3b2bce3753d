import type { Route } from "../../address/route";
import type { MessageView, PeerView } from "../../contract";
import type { Texts } from "../../i18n/en";
import { reasons } from "../../i18n/reasons.svelte";
import { dateClock, number } from "../../text/format";
import { deliveryWords } from "../log/deliveryWords";
import { labText, labWords } from "../log/labWords";
import { timeOf } from "../log/messageFacts";

const ends: Readonly<Record<string, string>> = { "\n": "\\n", "\r\n": "\\r\\n", "\0": "\\0" };

/** What is known of a datagram. */
export function factsOf(
  message: MessageView,
  route: Route,
  peers: ReadonlyMap<string, PeerView>,
  t: Texts,
  language: string,
): readonly (readonly [string, string])[] {
  const words = t.inspector;
  const peer = peers.get(
    message.direction === "in" ? message.author.id : (message.delivery?.peers[0]?.peerId ?? ""),
  );
  const when = message.direction === "in" ? words.received : words.sent;
  const end = message.terminator === null ? words.noEnd : (ends[message.terminator] ?? "");
  const facts: [string, string][] = [
    [words.from, route.from],
    [words.to, route.to.join(", ")],
    [when, dateClock(timeOf(message))],
    [words.length, words.bytesLong(number(message.length, language))],
    [words.dialect, `${peer?.dialect ?? "text"}, ${message.charset}, ${words.lineEnd} ${end}`],
    [words.place, number(message.seq, language)],
  ];
  const done = labText(message, t, language);
  if (done !== null) facts.push([t.lab.mark, done]);
  if (message.delivery !== null)
    facts.push(
      [words.delivery, deliveryWords(message, t, language, (id) => peers.get(id)?.name ?? id).text],
      ...perPeer(message, peers, t),
    );
  return facts;
}

/** In a room each peer has its own state. */
function perPeer(
  { delivery }: MessageView,
  known: ReadonlyMap<string, PeerView>,
  t: Texts,
): [string, string][] {
  const peers = delivery?.peers ?? [];
  if (peers.length < 2) return [];
  // Two peers may have one name, and each needs a line of its own.
  const names = peers.map(({ peerId }) => known.get(peerId)?.name ?? peerId);
  return peers.map(({ peerId, state, detail, why, lab }, i) => [
    names.indexOf(names[i] ?? "") === names.lastIndexOf(names[i] ?? "")
      ? (names[i] ?? peerId)
      : `${names[i] ?? ""} (${peerId})`,
    [t.inspector.states[state], detail && reasons.say(why, detail), lab && `⚗ ${labWords(lab, t)}`]
      .filter((part) => part)
      .join(" · "),
  ]);
}
