import type { ListenerView, MessageView } from "../../contract";
import { parseAddress } from "../../address/address";
import type { Interface } from "./doctorApi";

export const programs = ["nc", "ncat", "socat", "Python", "PowerShell"] as const;
export type Program = (typeof programs)[number];

/** A line for a terminal that sends one datagram with a code in it. */
export interface Sender {
  readonly program: Program;
  readonly code: string;
  readonly command: string;
}

const letters = "abcdefghjkmnpqrstuvwxyz23456789";

/** A code that nobody says by chance. */
export function newCode(random: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array): string {
  const bytes = random(new Uint8Array(6));
  return `test-${Array.from(bytes, (byte) => letters.charAt(byte % letters.length)).join("")}`;
}

/** Lines that each send a code to a listener, as its dialect reads it. */
export function sendersTo(
  host: string,
  port: number,
  codes: readonly string[],
  dialect: string,
): Sender[] {
  return programs.map((program, i) => {
    const code = codes[i] ?? "";
    return { program, code, command: commandOf(program, said(code, dialect), host, port) };
  });
}

/** A message of IP Messenger that is not to be confirmed: its sender would not be there any more. */
function said(code: string, dialect: string): string {
  return dialect === "ipmsg" ? `1:1:test:test:32:${code}` : code;
}

function commandOf(program: Program, code: string, host: string, port: number): string {
  const isV6 = host.includes(":");
  switch (program) {
    case "nc":
      return `echo ${code} | nc -u -w1 ${host} ${port}`;
    case "ncat":
      return `echo ${code} | ncat -u --send-only ${host} ${port}`;
    case "socat":
      return `echo ${code} | socat - ${isV6 ? `UDP6:[${host}]` : `UDP4:${host}`}:${port}`;
    case "Python": {
      const family = isV6 ? "s.AF_INET6" : "s.AF_INET";
      return `python3 -c "import socket as s; s.socket(${family}, s.SOCK_DGRAM).sendto(b'${code}', ('${host}', ${port}))"`;
    }
    case "PowerShell": {
      const family = `InterNetwork${isV6 ? "V6" : ""}`;
      return `$u=[Net.Sockets.UdpClient]::new('${family}'); $b=[Text.Encoding]::ASCII.GetBytes('${code}'); $u.Send($b,$b.Length,'${host}',${port})`;
    }
  }
}

/** The first of some messages with a code in it. */
export function arrivalOf(messages: readonly MessageView[], code: string): MessageView | undefined {
  return messages.find((one) => one.direction === "in" && one.text?.includes(code));
}

const loopback = /^(127\.|::1$|localhost$)/;
const linkLocal = /^fe80:/i;

/**
 * The hosts by which a listener is reached, the likeliest first: where the page came from, unless
 * that is the machine itself; then the machine's addresses of the families that are bound.
 */
export function hostsOf(
  listener: ListenerView,
  interfaces: readonly Interface[],
  pageHost: string,
): readonly string[] {
  const bound = listener.sockets.map(({ endpoint }) => hostOf(endpoint));
  const named = bound.filter((host) => host !== "0.0.0.0" && host !== "::");
  if (named.length > 0) return [...new Set(named)];
  const own = interfaces
    .filter((one) => one.isUp)
    .flatMap((one) => one.addresses)
    .filter((one) => !linkLocal.test(one) && bound.includes(one.includes(":") ? "::" : "0.0.0.0"));
  const page = pageHost.replace(/^\[|\]$/g, "");
  const hosts = [page, ...own].filter((one) => one !== "");
  const isFar = (host: string): number => (loopback.test(host) ? 1 : 0);
  const isV6 = (host: string): number => (host.includes(":") ? 1 : 0);
  const rest = hosts.slice(1).sort((a, b) => isFar(a) - isFar(b) || isV6(a) - isV6(b));
  return [...new Set(isFar(page) === 0 ? [page, ...rest] : [...rest, page])];
}

function hostOf(endpoint: string): string {
  const parsed = parseAddress(endpoint);
  return typeof parsed === "string" ? "" : parsed.host;
}

export function portOf(listener: ListenerView): number {
  const parsed = parseAddress(listener.endpoint);
  return typeof parsed === "string" ? 0 : parsed.port;
}
