import type { PeerState } from "../../contract";

/** What a user can make of a peer; only the gateway lets one knock. */
export const peerStates: readonly PeerState[] = ["accepted", "knocking", "muted", "blocked"];

/** Character sets to choose from; the gateway knows more, and keeps what a peer has. */
export const charsets: readonly string[] = [
  "utf-8",
  "us-ascii",
  "iso-8859-1",
  "iso-8859-15",
  "windows-1252",
  "windows-1251",
  "koi8-r",
  "gb18030",
  "big5",
  "shift_jis",
  "euc-jp",
  "euc-kr",
];
