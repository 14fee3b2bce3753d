/** English: members of IP Messenger, and what is around their messages. Loaded with their views. */
export const members = {
  presence: { unknown: "not heard yet", online: "online", away: "away", offline: "offline" },
  awayWhy: (text: string) => `away: ${text}`,
  groups: "Groups",
  noGroup: "(no group)",
  there: (online: string, all: string) => `${online} of ${all} there`,
  more: (count: string) => `Show ${count} more`,
  me: (name: string, listener: string) => `You are ${name} on ${listener}`,
  sealed: {
    covered: "Sealed message",
    open: "Open it",
    hint: "Its sender is told that you opened it.",
    failed: "It could not be opened. Try again when the gateway is connected.",
    opened: (at: string) => `Sealed, opened ${at}`,
    sent: "Sealed",
    locked: "Its sender wanted a password asked for. This gateway asks for none.",
    send: "Seal",
    sendHint: "Covered there until somebody opens it. You see when: Read.",
  },
  audience: { everybody: "to everybody", several: "to several members" },
  automatic: "written by a program",
  unspoken: {
    encrypted:
      "An encrypted message, which this gateway cannot read. It was not confirmed, so its sender learns that it was not read.",
    files: "It offers files, which this gateway does not fetch:",
    picture: "A picture, which this gateway cannot show.",
    knock: "A knock: somebody wants your attention.",
  },
  facts: {
    nick: "Name",
    group: "Group",
    account: "Account",
    program: "Program",
    presence: "Presence",
    claim: "Identity",
    claimed: (who: string) =>
      `Says it is ${who}. Nobody has checked that: in IP Messenger a name is a claim, and an address can be forged.`,
  },
  own: {
    title: "The gateway as a member",
    on: (listener: string) => `Listener ${listener}`,
    dialect: "Dialect",
    dialects: { text: "text: raw datagrams", ipmsg: "ipmsg: IP Messenger" },
    hint: "All browsers are one member together. IP Messenger proves no name, and encrypts nothing here.",
    name: "Name among the members",
    group: "Group",
    away: "Away",
    awayHint: "Says that nobody sits in front of it",
    absence: "Why it is away",
    follow: "Away while nobody has the page open",
    user: "Name of the account",
    host: "Name of the machine",
    charset: "Charset of members that do not tell theirs",
  },
};

export type MemberTexts = typeof members;
