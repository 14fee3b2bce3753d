import { checksum } from "./checksum";

export interface Endpoint {
  readonly address: Uint8Array<ArrayBuffer>;
  readonly port: number;
}

const udp = 17;
const udpHeader = 8;

/** An IP packet with a UDP datagram in it, as it would be on the wire without fragments. */
export function udpPacket(
  from: Endpoint,
  to: Endpoint,
  payload: Uint8Array,
): Uint8Array<ArrayBuffer> {
  const isV6 = from.address.length === 16;
  const header = isV6 ? v6Header(from, to, payload.length) : v4Header(from, to, payload.length);
  const packet = new Uint8Array(header.length + udpHeader + payload.length);
  packet.set(header);
  packet.set(udpBytes(from, to, payload), header.length);
  packet.set(payload, header.length + udpHeader);
  return packet;
}

/** RFC 791 section 3.1 */
function v4Header(from: Endpoint, to: Endpoint, length: number): Uint8Array<ArrayBuffer> {
  const header = new Uint8Array(20);
  const view = new DataView(header.buffer);
  view.setUint8(0, 0x45);
  view.setUint16(2, 20 + udpHeader + length);
  view.setUint16(6, 0x4000); // do not fragment
  view.setUint8(8, 64);
  view.setUint8(9, udp);
  header.set(from.address, 12);
  header.set(to.address, 16);
  view.setUint16(10, checksum(header));
  return header;
}

/** RFC 8200 section 3 */
function v6Header(from: Endpoint, to: Endpoint, length: number): Uint8Array<ArrayBuffer> {
  const header = new Uint8Array(40);
  const view = new DataView(header.buffer);
  view.setUint8(0, 0x60);
  view.setUint16(4, udpHeader + length);
  view.setUint8(6, udp);
  view.setUint8(7, 64);
  header.set(from.address, 8);
  header.set(to.address, 24);
  return header;
}

/** RFC 768, with the pseudo header of RFC 768 or RFC 8200 section 8.1 in the checksum. */
function udpBytes(from: Endpoint, to: Endpoint, payload: Uint8Array): Uint8Array<ArrayBuffer> {
  const header = new Uint8Array(udpHeader);
  const view = new DataView(header.buffer);
  const length = udpHeader + payload.length;
  view.setUint16(0, from.port);
  view.setUint16(2, to.port);
  view.setUint16(4, length);
  const pseudo = Uint8Array.of(length >> 8, length & 0xff, 0, udp);
  const sum = checksum(from.address, to.address, pseudo, header, payload);
  // Zero means that there is no checksum, so a sum of zero is written as its other form.
  view.setUint16(6, sum === 0 ? 0xffff : sum);
  return header;
}
