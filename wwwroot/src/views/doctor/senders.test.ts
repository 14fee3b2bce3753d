import { expect, it } from "vitest";
import type { ListenerView } from "../../contract";
import { message } from "../../test/samples";
import type { Interface } from "./doctorApi";
import { arrivalOf, hostsOf, newCode, programs, sendersTo } from "./senders";

function listener(...endpoints: readonly string[]): ListenerView {
  const sockets = endpoints.map((endpoint) => ({
    endpoint,
    receiveBufferBytes: 1,
    kernelDrops: 0,
  }));
  return { name: "text", endpoint: endpoints[0], sockets } as unknown as ListenerView;
}

function network(name: string, isUp: boolean, ...addresses: readonly string[]): Interface {
  return { name, isUp, addresses, broadcasts: [], groups: [] };
}

const here = [
  network("lo", true, "127.0.0.1", "::1"),
  network("eth0", true, "192.168.1.20", "fe80::1%2", "2001:db8::20"),
  network("wlan0", false, "192.168.2.20"),
];

it.each([
  [["0.0.0.0:9000"], "chat.example", ["chat.example", "192.168.1.20", "127.0.0.1"]],
  [["0.0.0.0:9000"], "localhost", ["192.168.1.20", "127.0.0.1", "localhost"]],
  [
    ["0.0.0.0:9000", "[::]:9000"],
    "[2001:db8::20]",
    ["2001:db8::20", "192.168.1.20", "127.0.0.1", "::1"],
  ],
  [["127.0.0.1:9000"], "localhost", ["127.0.0.1"]],
])("hostsOf_BoundTo%j_PageFrom %s", (endpoints, page, hosts) => {
  expect(hostsOf(listener(...endpoints), here, page)).toEqual(hosts);
});

it.each(["192.0.2.1", "2001:db8::1"])("sendersTo_%s_EachNamesItsOwnCodeAndTheTarget", (host) => {
  const codes = programs.map((program) => `test-${program.toLowerCase()}`);
  const senders = sendersTo(host, 9_000, codes, "text");
  expect(senders.map((one) => one.program)).toEqual(programs);
  for (const [i, { command }] of senders.entries()) {
    expect(command).toContain(codes[i]);
    expect(command).toContain(host);
    expect(command).toContain("9000");
  }
});

it("sendersTo_IpMessenger_SaysTheCodeInAPacket", () => {
  for (const { command, code } of sendersTo("192.0.2.1", 2_425, ["a", "b", "c", "d", "e"], "ipmsg"))
    expect(command).toContain(`1:1:test:test:32:${code}`);
});

it("newCode_FromBytes_HasLettersOfEach", () => {
  expect(newCode((bytes) => bytes.fill(0))).toBe("test-aaaaaa");
  expect(newCode((bytes) => bytes.fill(31))).toBe("test-aaaaaa");
  expect(newCode((bytes) => bytes.fill(30))).toBe("test-999999");
});

it("arrivalOf_MessageOfAPeerWithTheCode_IsFound", () => {
  const wanted = message(2, { text: "test-abc" });
  expect(arrivalOf([message(1), wanted], "test-abc")).toBe(wanted);
  expect(arrivalOf([message(3, { text: "test-abc", direction: "out" })], "test-abc")).toBe(
    undefined,
  );
  expect(arrivalOf([message(4, { text: null })], "test-abc")).toBe(undefined);
});
