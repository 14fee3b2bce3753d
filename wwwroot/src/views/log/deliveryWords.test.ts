import { expect, it } from "vitest";
import type { DeliveryState, PeerDeliveryView } from "../../contract";
import { en } from "../../i18n/en";
import { message } from "../../test/samples";
import { deliveryWords } from "./deliveryWords";

function peers(...states: readonly DeliveryState[]): readonly PeerDeliveryView[] {
  return states.map((state, i) => ({
    peerId: `p${i}`,
    state,
    detail: state === "failed" ? "sensor-7 takes 1,024 bytes." : null,
    at: "",
  }));
}

function said(state: DeliveryState, list: readonly PeerDeliveryView[], detail: string | null) {
  return deliveryWords(
    message(1, { delivery: { state, detail, peers: list } }),
    en,
    "en",
    (id) => `name of ${id}`,
  ).text;
}

it("deliveryWords_OneOfFourFailed_CountsThemAndSaysWhy", () => {
  const list = peers("sent", "failed", "acknowledged", "read");
  expect(said("failed", list, "3 of 4 …")).toBe(
    "3 of 4 peers got all of it; sensor-7 takes 1,024 bytes.",
  );
});

it("deliveryWords_OneUnreachable_SaysSoInWords", () => {
  expect(said("unreachable", peers("sent", "unreachable"), null)).toBe(
    "1 of 2 peers got all of it; name of p1: Nobody listens there",
  );
});

it("deliveryWords_SeveralMissed_NamesTheFirstAndCountsTheRest", () => {
  expect(said("failed", peers("unreachable", "failed", "unknown", "sent"), null)).toBe(
    "1 of 4 peers got all of it; sensor-7 takes 1,024 bytes. (and 2 more)",
  );
});

it("deliveryWords_OnlyOnePeerOrNoneMissed_DoesNotCount", () => {
  expect(said("failed", peers("failed"), "no route")).toBe("Failed: no route");
  expect(said("sent", peers("sent", "sent"), null)).toBe("Sent");
  expect(said("queued", peers("queued", "sent"), null)).toBe("Queued");
});
