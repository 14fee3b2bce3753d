import type { MemberTexts } from "./en";

/** German: members of IP Messenger, and what is around their messages. Loaded with their views. */
export const members: MemberTexts = {
  presence: {
    unknown: "noch nicht gehört",
    online: "da",
    away: "abwesend",
    offline: "nicht da",
  },
  awayWhy: (text) => `abwesend: ${text}`,
  groups: "Gruppen",
  noGroup: "(ohne Gruppe)",
  there: (online, all) => `${online} von ${all} da`,
  more: (count) => `${count} weitere zeigen`,
  me: (name, listener) => `Du bist ${name} an ${listener}`,
  sealed: {
    covered: "Versiegelte Nachricht",
    open: "Öffnen",
    hint: "Der Absender erfährt, dass du sie geöffnet hast.",
    failed: "Sie ließ sich nicht öffnen. Versuch es wieder, wenn das Gateway verbunden ist.",
    opened: (at) => `Versiegelt, geöffnet ${at}`,
    sent: "Versiegelt",
    locked: "Der Absender wollte ein Passwort abfragen lassen. Dieses Gateway fragt keines ab.",
    send: "Versiegeln",
    sendHint: "Dort verdeckt, bis jemand sie öffnet. Du siehst, wann: Gelesen.",
  },
  audience: { everybody: "an alle", several: "an mehrere Mitglieder" },
  automatic: "von einem Programm geschrieben",
  unspoken: {
    encrypted:
      "Eine verschlüsselte Nachricht, die dieses Gateway nicht lesen kann. Sie wurde nicht bestätigt, damit der Absender erfährt, dass sie nicht gelesen wurde.",
    files: "Sie bietet Dateien an, die dieses Gateway nicht holt:",
    picture: "Ein Bild, das dieses Gateway nicht zeigen kann.",
    knock: "Ein Klopfen: Jemand möchte deine Aufmerksamkeit.",
  },
  facts: {
    nick: "Name",
    group: "Gruppe",
    account: "Konto",
    program: "Programm",
    presence: "Anwesenheit",
    claim: "Identität",
    claimed: (who) =>
      `Sagt, es sei ${who}. Niemand hat das geprüft: In IP Messenger ist ein Name eine Behauptung, und eine Adresse lässt sich fälschen.`,
  },
  own: {
    title: "Das Gateway als Mitglied",
    on: (listener) => `Listener ${listener}`,
    dialect: "Dialekt",
    dialects: { text: "text: rohe Datagramme", ipmsg: "ipmsg: IP Messenger" },
    hint: "Alle Browser zusammen sind ein Mitglied. IP Messenger beweist keinen Namen, und hier ist nichts verschlüsselt.",
    name: "Name unter den Mitgliedern",
    group: "Gruppe",
    away: "Abwesend",
    awayHint: "Sagt, dass niemand davor sitzt",
    absence: "Warum abwesend",
    follow: "Abwesend, solange niemand die Seite offen hat",
    user: "Name des Kontos",
    host: "Name des Rechners",
    charset: "Zeichensatz von Mitgliedern, die ihren nicht nennen",
  },
};
