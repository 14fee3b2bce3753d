import { execFileSync } from "node:child_process";
import { expect, it } from "vitest";
import { sendCommand } from "./command";

it("sendCommand_AnyBytes_PrintfWritesThem", () => {
  const bytes = Uint8Array.from({ length: 256 }, (_, i) => i);
  const line = sendCommand(bytes, "127.0.0.1", 9).replace(/ \| nc .*$/s, "");
  expect(Uint8Array.from(execFileSync("sh", ["-c", line]))).toEqual(bytes);
});

it("sendCommand_Text_StaysReadable", () => {
  const bytes = new TextEncoder().encode("it's 100%\n");
  expect(sendCommand(bytes, "::1", 9_000)).toBe(
    "printf 'it\\047s 100\\045\\012' | nc -u -w1 ::1 9000",
  );
});
