import { describe, expect, it } from "vitest";
import { messageBytes } from "./messageBytes";

const text = { text: "Grüße", charset: "utf-8", terminator: "\n" };

describe("messageBytes", () => {
  it.each([
    ["bytes left out", text, [...new TextEncoder().encode("Grüße\n")]],
    ["no bytes", { ...text, bytes: null }, [...new TextEncoder().encode("Grüße\n")]],
    ["bytes", { ...text, text: null, bytes: "AP8=" }, [0, 255]],
    ["latin-1", { ...text, text: "é", charset: "iso-8859-1", terminator: null }, [0xe9]],
  ])("messageBytes_%s_AreThoseOfTheWire", (_, message, bytes) => {
    expect([...(messageBytes(message) ?? [])]).toEqual(bytes);
  });

  it("messageBytes_CharsetThatBrowsersCannotWrite_AreNotRebuilt", () => {
    expect(messageBytes({ ...text, charset: "shift_jis" })).toBeNull();
  });
});
