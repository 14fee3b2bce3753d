import type { PeerProfileView, Presence } from "../../contract";
import type { MemberTexts } from "../../i18n/members/en";

/** A sign for each presence that is told apart without colour. */
export const signs: Readonly<Record<Presence, string>> = {
  online: "●",
  away: "◐",
  offline: "○",
  unknown: "◌",
};

/** Whether a member is there, in words. */
export function presenceText({ presence, absenceText }: PeerProfileView, t: MemberTexts): string {
  return presence === "away" && absenceText ? t.awayWhy(absenceText) : t.presence[presence];
}

/** The account that a member says it has: `root@vm`. */
export function accountOf({ user, host }: PeerProfileView): string {
  return host === "" ? user : `${user}@${host}`;
}

/** Who a member says it is: `Alice (root@vm)`. */
export function whoOf(profile: PeerProfileView): string {
  const account = accountOf(profile);
  if (profile.nick === "") return account;
  return account === "" ? profile.nick : `${profile.nick} (${account})`;
}
