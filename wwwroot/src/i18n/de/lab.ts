import type { lab as english } from "../en/lab";

/** German: the fault lab, where the messages are. */
export const lab: typeof english = {
  lab: {
    on: (places: string) =>
      `Störlabor an: ${places}. Nachrichten gehen absichtlich verloren oder werden verändert.`,
    show: "Zeigen",
    turnOff: "Ausschalten",
    mark: "Störlabor",
    ofPeers: (count: string) => `bei ${count} Gegenstellen`,
    delayed: (ms: string) => `+${ms} ms`,
    effect: {
      lost: "verloren",
      lostInBurst: "im Schub verloren",
      blackout: "verloren, Ausfall",
      tooLong: "verloren, zu lang",
      queueFull: "verloren, Schlange voll",
      labFull: "verloren, Labor voll",
      corrupted: "Bit gekippt",
      duplicated: "verdoppelt",
      copy: "Kopie",
      reordered: "überholt",
      delayed: "verspätet",
    },
    gap: (count: string, listener: string) =>
      `Das Störlabor hat auf ${listener} ${count} Datagramme verloren`,
    weather: "UDP-Wetter",
    openWeather: "UDP-Wetter: was das Netz mit Nachrichten macht",
    showWeather: "Wetter zeigen",
  },
};
