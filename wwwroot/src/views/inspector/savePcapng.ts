import { parseAddress } from "../../address/address";
import type { Route } from "../../address/route";
import { download } from "../../browser/download";
import type { MessageView } from "../../contract";
import { addressBytes } from "../../pcapng/ipAddress";
import { pcapng } from "../../pcapng/pcapng";
import { type Endpoint, udpPacket } from "../../pcapng/udpPacket";
import { timeOf } from "../log/messageFacts";

/** Saves a datagram as a capture file that Wireshark opens. */
export function savePcapng(message: MessageView, route: Route, bytes: Uint8Array): void {
  const to = endpointOf(route.to[0] ?? "");
  const from = endpointOf(route.from);
  const isV6 = to?.address.length === 16 || from?.address.length === 16;
  const packet = udpPacket(fill(from, route.from, isV6), fill(to, route.to[0] ?? "", isV6), bytes);
  const file = pcapng(packet, Date.parse(timeOf(message)));
  download(file, `${message.id}.pcapng`, "application/x-pcapng");
}

function endpointOf(text: string): Endpoint | null {
  const parsed = parseAddress(text);
  if (typeof parsed === "string") return null;
  const address = addressBytes(parsed.host);
  return address === null ? null : { address, port: parsed.port };
}

/** An end that is known by name only, or of the other family, is written as loopback. */
function fill(endpoint: Endpoint | null, text: string, isV6: boolean): Endpoint {
  const parsed = parseAddress(text);
  const port = typeof parsed === "string" ? 0 : parsed.port;
  if (endpoint !== null && endpoint.address.length === (isV6 ? 16 : 4)) return endpoint;
  const loopback = addressBytes(isV6 ? "::1" : "127.0.0.1") ?? new Uint8Array(4);
  return { address: loopback, port };
}
