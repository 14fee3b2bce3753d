import type { page as english } from "../en/page";

/** German: the page around the messages. */
export const page: typeof english = {
  app: {
    title: "WebUdpChat",
    listensOn: (address) => `Das Gateway lauscht auf UDP ${address}. So ist es zu erreichen`,
    help: "Tastenkürzel",
    theme: "Hell oder dunkel",
    settings: "Einstellungen",
  },
  panes: {
    label: "Bereiche",
    peers: (count) => `Peers (${count})`,
    messages: "Nachrichten",
    inspector: "Inspektor",
  },
  connection: {
    connecting: "Verbinde…",
    connected: "Verbunden",
    reconnecting: "Verbinde neu",
    offline: "Offline",
    refused: "Gateway-Fehler",
    notSaving: "Speichert nicht",
    readOnly: "Nur lesen",
  },
  banner: {
    label: "Verbindung",
    connecting: "Verbindung zum Gateway wird aufgebaut…",
    lost: "Die Verbindung zum Gateway ist abgebrochen.",
    trying: "Neuer Versuch läuft…",
    again: (seconds, attempt) => `Nächster Versuch in ${seconds} s (Versuch ${attempt}).`,
    waits: "Was du jetzt sendest, wartet hier.",
    queue: (count) =>
      count === 1
        ? "1 Nachricht wartet auf den Versand."
        : `${count} Nachrichten warten auf den Versand.`,
    offline:
      "Dieses Gerät ist offline. Was du schreibst, bleibt hier und wird gesendet, sobald es wieder online ist.",
    refused: (reason) => `Das Gateway lässt diese Seite nicht herein: ${reason}`,
    unknownReason: "ohne Angabe von Gründen; sein Protokoll sagt mehr",
    notSaving: (kibibytes) =>
      kibibytes > 0
        ? `Das Gateway kann gerade nicht speichern, vielleicht ist die Platte voll. ${kibibytes} KiB an Datagrammen warten in seinem Speicher und gehen verloren, wenn es endet.`
        : "Das Gateway kann gerade nicht speichern, vielleicht ist die Platte voll. Was hereinkommt, kann verloren gehen.",
    readOnly: "Du darfst hier lesen, aber nichts senden oder ändern.",
    tryNow: "Jetzt versuchen",
    replaced: "Der Verlauf des Gateways wurde ersetzt, deshalb wurde alles neu geladen.",
  },
  notYet: {
    title: "Das Gateway ist nicht da",
    text: "Diese Seite öffnet sich von selbst, sobald das Gateway antwortet.",
    hint: "Läuft es? Erreicht sein Rechner das Netz?",
    refused: "Das Gateway ist da, aber etwas stimmt nicht",
    refusedText:
      "Es hat geantwortet und diese Seite nicht eingelassen; warum, steht oben. Die Seite versucht es von selbst wieder.",
    refusedHint: "Ist sein Datenträger voll? Sein Protokoll und /health/ready sagen mehr.",
    unsent: (count) => `Noch nicht gesendet (${count}):`,
  },
  peers: {
    title: "Unterhaltungen",
    find: "Peer suchen",
    add: "Peer",
    addRoom: "Raum",
    none: "Noch keine Peers. Wer dem Gateway schreibt, erscheint hier.",
    noMatch: (query) => `Nichts heißt „${query}“.`,
    more: (count) => `${count} weitere zeigen`,
    unread: (count) => (count === 1 ? "1 ungelesene Nachricht" : `${count} ungelesene Nachrichten`),
    noMessages: "Noch keine Nachrichten",
    you: "Du",
    here: (count) => (count === 1 ? "1 Person hier" : `${count} Personen hier`),
    lookalike: (other) => `Sieht aus wie „${other}“, ist aber ein anderer Peer`,
    twin: "ähnlich",
    mixedScripts: "Der Name mischt Buchstaben mehrerer Schriften oder verbirgt Zeichen",
    state: { accepted: "", knocking: "neu", muted: "stumm", blocked: "blockiert" },
    room: "Raum",
    removed: "entfernt",
    lastSeen: (ago) => `Zuletzt gehört ${ago}`,
    neverSeen: "Noch nie gehört",
  },
  knock: {
    text: (name) => `${name} schreibt diesem Gateway zum ersten Mal.`,
    accept: "Annehmen",
    block: "Blockieren",
  },
  people: {
    title: "Jetzt hier",
    you: (name) => `${name} (du)`,
  },
  firstRun: {
    title: "Warten auf das erste Datagramm",
    text: (port) =>
      `Das Gateway lauscht auf UDP-Port ${port}. Auf einem Rechner, der es erreicht, gib ein:`,
    textHere: (port) =>
      `Das Gateway lauscht auf UDP-Port ${port}. Auf seinem eigenen Rechner gib ein:`,
    both: "Für beide Richtungen gib dies ein, tippe eine Zeile und drücke Enter:",
    appears: "Der Absender erscheint in der Liste, und du kannst ihm antworten.",
    tabs: "Mit welchem Programm",
    copy: "Kopieren",
    copied: "Kopiert",
    copyFailed: "Der Browser lässt die Seite nicht kopieren. Markiere den Text stattdessen.",
    test: "Testdatagramm senden",
    testHint: "Nichts zur Hand? Das Gateway kann sich selbst schreiben:",
    testSent: "Ein Testdatagramm ist unterwegs.",
    loopback:
      "Das Gateway lauscht nur auf diesem Rechner: Ein Programm auf einem anderen erreicht es nicht.",
    noListener: "Das Gateway hat keinen UDP-Port offen. Sein Protokoll sagt, warum.",
    reachTitle: "So ist dieses Gateway zu erreichen",
  },
  switcher: {
    title: "Gehe zu…",
    field: "Name oder Adresse",
  },
  search: {
    title: "Suchen",
    field: "Nachrichten durchsuchen",
    here: (name) => `In ${name}`,
    everywhere: "Überall",
    where: "Wo gesucht wird",
    start: "Gib mindestens zwei Zeichen ein.",
    none: (query) => `Keine Nachricht enthält „${query}“.`,
    failed: "Die Suche war nicht möglich. Versuche es wieder, wenn das Gateway verbunden ist.",
    found: (count) => (count === 1 ? "1 Nachricht" : `${count} Nachrichten`),
  },
  notify: {
    title: (name) => `${name} schreibt`,
    many: (count) => `${count} neue Nachrichten`,
  },
  help: {
    title: "Tastatur",
    keys: [
      ["Strg K", "Zu einer Unterhaltung"],
      ["Alt ↑ / Alt ↓", "Unterhaltung darüber / darunter"],
      ["Alt Umschalt ↑ / ↓", "Ungelesene Unterhaltung darüber / darunter"],
      ["Strg F", "In dieser Unterhaltung suchen"],
      ["Enter", "Senden"],
      ["Umschalt Enter", "Neue Zeile"],
      ["↑ im leeren Feld", "Zuvor Gesendetes"],
      ["Esc im Feld", "Zur letzten Nachricht"],
      ["↑ ↓ Bild↑ Bild↓ Pos1 Ende", "Von Nachricht zu Nachricht"],
      ["Enter auf einer Nachricht", "Untersuchen"],
      ["Esc", "Schließen; zurück ins Feld"],
      ["?", "Diese Hilfe"],
    ],
  },
  dialog: {
    close: "Schließen",
    cancel: "Abbrechen",
    save: "Speichern",
    notReached: "Das Gateway war nicht zu erreichen. Versuche es wieder, wenn es verbunden ist.",
    noReason: "Das Gateway hat ohne Begründung abgelehnt; sein Protokoll sagt mehr.",
  },
};
