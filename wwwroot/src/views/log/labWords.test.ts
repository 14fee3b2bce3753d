import { expect, it } from "vitest";
import { en } from "../../i18n/en";
import { delivery, message } from "../../test/samples";
import { labText } from "./labWords";

const lost = { effects: ["lost"], delayMs: 0, lost: true } as const;
const late = { effects: ["corrupted", "delayed"], delayMs: 120, lost: false } as const;
const at = "2026-11-22T09:14:02.118Z";

it("labText_WithoutAMark_IsNull", () => {
  expect(labText(message(1), en, "en")).toBeNull();
});

it("labText_OfWhatCame_SaysWhatWasDoneToIt", () => {
  expect(labText(message(1, { lab: late }), en, "en")).toBe("bit turned, +120 ms");
});

it("labText_OfWhatWentToSeveral_SaysToHowMany", () => {
  const peers = ["p1", "p2", "p3"].map((peerId, i) => ({
    peerId,
    state: "sent" as const,
    detail: null,
    at,
    ...(i < 2 ? { lab: lost } : {}),
  }));
  expect(labText(message(1, { delivery: { ...delivery("sent"), peers } }), en, "en")).toBe(
    "lost at 2 peers",
  );
});
