import { expect, it } from "vitest";
import { parseAddress } from "./address";

it.each([
  ["192.168.1.57:9000", { host: "192.168.1.57", port: 9000, isV6: false }],
  [" sensor.local:1 ", { host: "sensor.local", port: 1, isV6: false }],
  ["[::1]:65535", { host: "::1", port: 65_535, isV6: true }],
  ["[fe80::1%eth0]:9", { host: "fe80::1%eth0", port: 9, isV6: true }],
  ["[fe80::1%Ethernet 3]:9", { host: "fe80::1%Ethernet 3", port: 9, isV6: true }],
  ["[fe80::1%]:9", "badHost"],
  ["[fe80::1%a%b]:9", "badHost"],
  ["", "empty"],
  ["sensor", "noPort"],
  ["[::1]", "noPort"],
  ["sensor:", "noPort"],
  ["sensor:0", "badPort"],
  ["sensor:65536", "badPort"],
  ["sensor:9x", "badPort"],
  ["256.1.1.1:9", "badHost"],
  ["1.2.3:9", "badHost"],
  ["a b:9", "badHost"],
  ["[zz]:9", "badHost"],
  ["::1:9000", "needsBrackets"],
])("parseAddress_%j", (text, expected) => {
  expect(parseAddress(text)).toEqual(expected);
});
