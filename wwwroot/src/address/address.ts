/** A host and a port. */
export interface HostPort {
  readonly host: string;
  readonly port: number;
  readonly isV6: boolean;
}

export type AddressFault = "empty" | "noPort" | "badPort" | "badHost" | "needsBrackets";

const v4 = /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.|$)){4}$/;
const v6 = /^[0-9a-f:.]+(?:%[^%/]+)?$/i;
const label = /^(?!-)[\p{L}\p{N}_-]{1,63}(?<!-)$/u;

/** Splits `host:port`, `1.2.3.4:5` or `[v6]:5`, as far as can be told without asking a name server. */
export function parseAddress(text: string): HostPort | AddressFault {
  const address = text.trim();
  if (address === "") return "empty";
  const bracketed = /^\[([^\]]*)\](?::(.*))?$/.exec(address);
  if (bracketed !== null) return withPort(bracketed[1] ?? "", bracketed[2], true);
  if (address.split(":").length > 2) return "needsBrackets";
  const [host = "", port] = address.split(":");
  return withPort(host, port, false);
}

function withPort(host: string, port: string | undefined, isV6: boolean): HostPort | AddressFault {
  if (!(isV6 ? isAddress6(host) : isHost(host))) return "badHost";
  if (port === undefined || port === "") return "noPort";
  const number = Number(port);
  if (!/^\d{1,5}$/.test(port) || number < 1 || number > 65_535) return "badPort";
  return { host, port: number, isV6 };
}

function isAddress6(host: string): boolean {
  if (!v6.test(host) || !host.includes(":")) return false;
  return URL.canParse(`http://[${host.replace(/%.*$/, "")}]/`);
}

function isHost(host: string): boolean {
  if (/^[\d.]+$/.test(host)) return v4.test(host);
  return host.length <= 253 && host.split(".").every((part) => label.test(part));
}
