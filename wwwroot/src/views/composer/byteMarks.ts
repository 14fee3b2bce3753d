/** Where the size of a datagram begins to matter. */
export interface ByteMark {
  readonly kind: "fits" | "careful" | "fragments" | "tooLong";
  readonly tone: "" | "warn" | "bad";
  /** The next mark, which the counter counts towards. */
  readonly limit: number;
}

/** Below what nearly every path carries in one packet (RFC 9000 section 14.1 builds on it). */
const safe = 1_200;

/**
 * One Ethernet frame carries 1,500 bytes, less 8 for UDP and 20 for IPv4 or 40 for IPv6; what is
 * longer travels in fragments, and is lost when one of them is.
 */
export function markOf(bytes: number, isV6: boolean, limit: number): ByteMark {
  const frame = isV6 ? 1_452 : 1_472;
  if (bytes > limit) return { kind: "tooLong", tone: "bad", limit };
  if (bytes > frame) return { kind: "fragments", tone: "warn", limit };
  if (bytes > safe) return { kind: "careful", tone: "warn", limit: frame };
  return { kind: "fits", tone: "", limit: frame };
}
