import type { doctor as english } from "../en/doctor";

/** German: the doctor, who looks why nothing arrives. */
export const doctor: typeof english = {
  doctor: {
    title: "Doktor",
    open: "Doktor: Erreicht das Netz dieses Gateway?",
    back: "Zurück zu den Nachrichten",
    loading: "Der Rechner wird untersucht …",
    failed: "Das Gateway hat nicht geantwortet. Es wird wieder gefragt.",
    hints: "Was zu prüfen ist",
    noHints: "Nichts ist im Weg, das das Gateway sehen kann.",
    hint: {
      listenerTroubled: (listener, value) =>
        `Der Listener ${listener} empfängt nicht alles, was er soll: ${value}.`,
      loopbackOnly: (listener, value) =>
        `Der Listener ${listener} nimmt nur Datagramme dieses Rechners. Mit ${value} erreichen ihn auch andere.`,
      oneBridgeAddress: (_, value) =>
        `Alle Peers kommen von ${value}, der Brücke zwischen diesem Container und seinem Rechner: Sie setzt ihre eigene Adresse ein. Im Netz des Rechners hat jeder seine eigene.`,
      container: (_, value) =>
        `Das Gateway läuft in einem Container: Seine UDP-Ports müssen veröffentlicht sein (${value}), und die Adressen hier sind die des Containers.`,
      kernelDrops: (listener, value) =>
        `Der Kernel hat ${value} Datagramme für ${listener} verworfen: Sie kamen schneller, als sie gelesen werden konnten.`,
      smallBuffer: (_, value) =>
        `Der Kernel gibt nur ${value} Bytes Empfangspuffer: Stöße können verloren gehen. Für mehr:`,
      firewall: (_, value) =>
        `Von einem anderen Rechner kam noch nichts. Falls doch etwas kommen sollte: Lässt eine Firewall den UDP-Port ${value} durch?`,
    },
    senders: "Von überall probieren",
    sendersText:
      "Führe eine dieser Zeilen auf dem Rechner aus, der das Gateway erreichen soll. Jede hat ihren Code; der Haken kommt, wenn sie eintrifft.",
    to: "An den Listener",
    host: "Unter der Adresse",
    waiting: "noch nicht da",
    arrived: (from) => `angekommen von ${from}`,
    listeners: "Was gebunden ist",
    state: { listening: "empfängt", retrying: "versucht es wieder" },
    sockets: "Sockets",
    groups: "Gruppen",
    since: "Seit",
    buffer: "Empfangspuffer",
    bufferOf: (granted, asked) => `${granted} von ${asked} Bytes`,
    bufferUnknown: "unbekannt",
    received: "Empfangen",
    dropped: "Verworfen",
    byKernel: (count) => `${count} vom Kernel`,
    fromSettings: "aus den Einstellungen: eine Änderung gilt bis zum nächsten Start",
    add: "Listener hinzufügen",
    change: "Ändern",
    changeOne: (name) => `${name} ändern`,
    remove: "Entfernen",
    removeOne: (name) => `${name} entfernen`,
    removeSure: "Entfernen? Seine Peers bleiben.",
    name: "Name",
    endpoint: "Endpunkt",
    endpointHint: "*:9001, 192.0.2.1:9001 oder [fe80::1%eth0]:9001",
    groupsField: "Gruppen, eine je Zeile",
    groupsHint: "239.1.2.3@eth0, broadcast@eth0",
    interfaces: "Schnittstellen",
    up: "aktiv",
    down: "aus",
    addresses: "Adressen",
    joined: "beigetreten",
    notJoined: "nicht beigetreten",
    container: { docker: "Docker", podman: "Podman", kubernetes: "Kubernetes", container: "" },
    inContainer: (name) => `In einem Container: ${name}`,
  },
};
