import type { access as english } from "../en/access";

/** German: who comes in. */
export const access: typeof english = {
  access: {
    titles: {
      setup: "Dieses Gateway einrichten",
      invite: "Sie sind eingeladen",
      signIn: "Anmelden",
      notSetUp: "Noch nicht eingerichtet",
    },
    texts: {
      setup: "Legen Sie das Konto des Besitzers an. Dieser Link gilt einmal.",
      invite: "Legen Sie Ihr Konto an. Dieser Link gilt einmal.",
      signIn: "Dieses Gateway lässt Menschen mit einem Konto ein.",
      notSetUp: "Der Besitzer öffnet den Link, den das Gateway beim Start ausgegeben hat.",
    },
    enter: { setup: "Konto anlegen", invite: "Konto anlegen", signIn: "Anmelden" },
    label: "Zugang",
    name: "Name",
    password: "Passwort",
    passwordHint: "Mindestens 10 Zeichen.",
    roles: { viewer: "Liest", sender: "Liest und schreibt", admin: "Admin" },
    role: "Rolle",
    roleOf: (name) => `Rolle von ${name}`,
    people: "Menschen und Zugang",
    accounts: "Konten",
    invitations: "Einladungen",
    invite: "Jemanden einladen",
    linkOnce: "Geben Sie diesen Link einer Person. Er wird nur jetzt gezeigt:",
    until: (time) => `bis ${time}`,
    tokens: "Token für Skripte",
    tokenName: "Wofür das Token ist",
    makeToken: "Token anlegen",
    tokenOnce: "Bewahren Sie dieses Token sicher auf. Es wird nur jetzt gezeigt:",
    remove: "Entfernen",
    removeOne: (name) => `${name} entfernen`,
    leave: "Abmelden",
    openLan: "Offen für alle im Netz und unverschlüsselt (--insecure-open-lan).",
  },
};
