import type { ListenerView } from "../contract";
import { parseAddress } from "./address";

/** Where a program on another machine sends its datagrams. */
export interface GatewayAddress {
  readonly host: string;
  readonly port: number;
  /** `host:port`, with brackets around IPv6. */
  readonly text: string;
  /** Whether the listener takes datagrams of this machine only. */
  readonly isLoopback: boolean;
}

/**
 * The address to write to: the host that the page itself came from, unless the listener is bound
 * to one address, and the listener's port.
 */
export function gatewayAddress(
  listeners: readonly ListenerView[],
  pageHost: string,
): GatewayAddress | null {
  const listener = listeners[0];
  if (listener === undefined) return null;
  const bound = parseAddress(listener.endpoint);
  if (typeof bound === "string") return null;
  const isAny = bound.host === "0.0.0.0" || /^[0:]+$/.test(bound.host);
  const own = pageHost.replace(/^\[|\]$/g, "");
  const host = isAny ? (own === "" ? "localhost" : own) : bound.host;
  const isLoopback = /^127\./.test(bound.host) || bound.host === "::1";
  const text = host.includes(":") ? `[${host}]:${bound.port}` : `${host}:${bound.port}`;
  return { host, port: bound.port, text, isLoopback };
}
