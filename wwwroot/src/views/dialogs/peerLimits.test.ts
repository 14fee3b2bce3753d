import { expect, it } from "vitest";
import { limitFields, limitPatch } from "./peerLimits";

const none = { maxBytes: "", everySeconds: "", keepAlive: "" };

it("limitPatch_EmptyFields_TakesTheSettingsAway", () => {
  expect(limitPatch(none)).toEqual({ maxBytes: 0, keepAlive: { everySeconds: 0 } });
});

it("limitPatch_FieldsOfASetting_IsTheSetting", () => {
  const settings = { maxBytes: 1_024, keepAlive: { everySeconds: 25, bytes: "AP8=" } };
  const fields = limitFields({ charset: "utf-8", terminator: "\n", ...settings });
  expect(fields).toEqual({ maxBytes: "1024", everySeconds: "25", keepAlive: "00 ff" });
  expect(limitPatch(fields)).toEqual(settings);
});

it.each([
  [{ maxBytes: "0" }, "maxBytes"],
  [{ maxBytes: "65508" }, "maxBytes"],
  [{ maxBytes: "1e3" }, "maxBytes"],
  [{ everySeconds: "3601", keepAlive: "00" }, "every"],
  [{ everySeconds: "-1", keepAlive: "00" }, "every"],
  [{ everySeconds: "25" }, "bytes"],
  [{ everySeconds: "25", keepAlive: "0" }, "bytes"],
])("limitPatch_%j_IsRefused", (change, fault) => {
  expect(limitPatch({ ...none, ...change })).toBe(fault);
});
