/** LINKTYPE_RAW: a packet begins with its IP header. */
const linkTypeRaw = 101;

/**
 * A capture file with one packet (draft-ietf-opsawg-pcapng): section header, interface
 * description, enhanced packet.
 * @param at When, in ms since 1970.
 */
export function pcapng(packet: Uint8Array, at: number): Uint8Array<ArrayBuffer> {
  const section = block(0x0a0d0d0a, (view) => {
    view.setUint32(0, 0x1a2b3c4d, true);
    view.setUint16(4, 1, true); // version 1.0
    view.setBigInt64(8, -1n, true); // length not given
    return 16;
  });
  const link = block(1, (view) => {
    view.setUint16(0, linkTypeRaw, true);
    return 8;
  });
  const enhanced = block(6, (view, bytes) => {
    const us = BigInt(Math.round(at)) * 1_000n;
    view.setUint32(4, Number(us >> 32n), true);
    view.setUint32(8, Number(us & 0xffff_ffffn), true);
    view.setUint32(12, packet.length, true);
    view.setUint32(16, packet.length, true);
    bytes.set(packet, 20);
    return 20 + packet.length;
  });
  return join([section, link, enhanced]);

  /** Type, length, body padded to 32 bits, length again. */
  function block(
    type: number,
    fill: (view: DataView, body: Uint8Array) => number,
  ): Uint8Array<ArrayBuffer> {
    const bytes = new Uint8Array(packet.length + 64);
    const view = new DataView(bytes.buffer);
    const body = fill(new DataView(bytes.buffer, 8), bytes.subarray(8));
    const length = 12 + Math.ceil(body / 4) * 4;
    view.setUint32(0, type, true);
    view.setUint32(4, length, true);
    view.setUint32(length - 4, length, true);
    return bytes.subarray(0, length);
  }
}

function join(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
