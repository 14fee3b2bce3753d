import type { relay as english } from "../en/relay";

/** German: what rooms pass on, peers that came back, and what peers take. */
export const relay: typeof english = {
  relay: {
    label: "Was hier nicht weitergegeben wird",
    loopStopped: (peer) => `Schleife gestoppt: ${peer} hat zurückgeschickt, was es bekam.`,
    loopHint:
      "Er bekommt weiter, was andere sagen. Was er sagt, wird behalten und nicht weitergegeben.",
    resume: "Fortsetzen",
    resumed: (peer) => `Was ${peer} sagt, wird wieder weitergegeben.`,
    peerCapped: (peer, perSecond) =>
      `Zu viele Nachrichten: von ${peer} werden ${perSecond} in der Sekunde weitergegeben. Behalten werden alle.`,
    roomCapped: (perSecond) =>
      `Zu viele Nachrichten: von den Peers hier werden ${perSecond} in der Sekunde weitergegeben. Behalten werden alle.`,
    reached: (reached, all) => `${reached} von ${all} Peers haben alles bekommen`,
    then: "; ",
    andMore: (count) => ` (und ${count} weitere)`,
    goesOn: (name) => `Das geht weiter in ${name}.`,
    goThere: "Dorthin",
  },
  merge: {
    offer: (earlier) => `Ist das ${earlier}, zurück auf einem anderen Port?`,
    merge: "Zusammenführen",
    not: "Nicht derselbe",
    sure: (earlier, address) =>
      `${earlier} geht dann unter ${address} weiter, mit Namen, Einstellungen und Räumen, und dieser Peer wird entfernt. Das lässt sich nicht rückgängig machen.`,
    confirm: "Endgültig zusammenführen",
  },
  limits: {
    maxBytes: "Längstes Datagramm, das er nimmt, in Bytes",
    maxBytesHint:
      "Leer: so lang, wie UDP erlaubt. Was länger ist, wird nicht gesendet, und gesagt.",
    every: "Lebenszeichen alle … Sekunden",
    everyHint: "Leer: aus. Für Router, die einen stillen Peer vergessen: 1 bis 3600.",
    bytes: "Bytes des Lebenszeichens, hexadezimal",
    bytesHint: "Bytes, die das Programm des Peers nicht beachtet.",
    needsBytes: "Gib mindestens ein Byte hexadezimal an, zum Beispiel 00.",
    badNumber: (least, most) => `Eine Zahl von ${least} bis ${most}.`,
  },
  check: {
    goesTo: (address) => `Geht an ${address}.`,
    looksUp: (host) => `${host} wird nachgeschlagen, wenn der Peer hinzukommt.`,
    known: (name) => `Das ist ${name}, schon vorhanden.`,
  },
};
