import { describe, expect, it } from "vitest";
import { toHex } from "../bytes/hex";
import { checksum } from "./checksum";
import { addressBytes } from "./ipAddress";
import { pcapng } from "./pcapng";
import { udpPacket } from "./udpPacket";

function endpoint(host: string, port: number) {
  const address = addressBytes(host);
  if (address === null) throw new Error(host);
  return { address, port };
}

describe("addressBytes", () => {
  it.each([
    ["127.0.0.1", "7f 00 00 01"],
    ["::1", "00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 01"],
    ["fe80::1%eth0", "fe 80 00 00 00 00 00 00 00 00 00 00 00 00 00 01"],
    ["2001:db8:1:2:3:4:5:6", "20 01 0d b8 00 01 00 02 00 03 00 04 00 05 00 06"],
    ["::ffff:1.2.3.4", "00 00 00 00 00 00 00 00 00 00 ff ff 01 02 03 04"],
  ])("addressBytes_%s", (host, hex) => {
    expect(toHex(addressBytes(host) ?? new Uint8Array())).toBe(hex);
  });

  it("addressBytes_Name_IsNone", () => {
    expect(addressBytes("sensor.local")).toBeNull();
  });
});

describe("udpPacket", () => {
  const payload = new TextEncoder().encode("hello\n");

  it("udpPacket_IPv4_HasTheKnownBytes", () => {
    // As on loopback, with an identification of 0.
    const packet = udpPacket(endpoint("127.0.0.1", 40_000), endpoint("127.0.0.1", 9_000), payload);
    expect(toHex(packet.subarray(0, 20))).toBe(
      "45 00 00 22 00 00 40 00 40 11 3c c9 7f 00 00 01 7f 00 00 01",
    );
    expect(toHex(packet.subarray(20, 26))).toBe("9c 40 23 28 00 0e");
    expect(checksum(packet.subarray(0, 20))).toBe(0);
  });

  it.each(["127.0.0.1", "::1"])("udpPacket_%s_ChecksumCoversThePseudoHeader", (host) => {
    const from = endpoint(host, 1);
    const packet = udpPacket(from, from, payload);
    const datagram = packet.subarray(packet.length - payload.length - 8);
    const pseudo = Uint8Array.of(0, datagram.length, 0, 17);
    expect(checksum(from.address, from.address, pseudo, datagram)).toBe(0);
  });
});

it("pcapng_OnePacket_IsThreeBlocksWithTheirLengths", () => {
  const file = pcapng(Uint8Array.of(1, 2, 3, 4, 5), 1_000);
  const view = new DataView(file.buffer);
  const types: number[] = [];
  for (let at = 0; at < file.length;) {
    const length = view.getUint32(at + 4, true);
    expect(view.getUint32(at + length - 4, true)).toBe(length);
    types.push(view.getUint32(at, true));
    at += length;
  }
  expect(types).toEqual([0x0a0d0d0a, 1, 6]);
  expect(toHex(file.subarray(48 + 28, 48 + 33))).toBe("01 02 03 04 05");
});
