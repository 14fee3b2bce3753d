import { expect, it } from "vitest";
import type { DeliveryState, PeerDeliveryView } from "../../contract";
import { de } from "../../i18n/de";
import { en, type Texts } from "../../i18n/en";
import { ja } from "../../i18n/ja";
import { zhHans } from "../../i18n/zhHans";
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

function said(
  state: DeliveryState,
  list: readonly PeerDeliveryView[],
  detail: string | null,
  texts: Texts = en,
) {
  return deliveryWords(
    message(1, { delivery: { state, detail, peers: list } }),
    texts,
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
    "1 of 4 peers got all of it; sensor-7 takes 1,024 bytes (and 2 more).",
  );
});

it.each([
  [
    ja,
    { a: "sensor-7 には送信していません。", b: "不明" },
    {
      a: "3 ピアのうち 1 にすべて届きました。sensor-7 には送信していません（ほか 1 件）。",
      b: "3 ピアのうち 1 にすべて届きました。不明（ほか 1 件）",
    },
  ],
  [
    zhHans,
    { a: "未向 sensor-7 发送任何内容。", b: "未知" },
    {
      a: "3 个对端中有 1 个收到全部内容；未向 sensor-7 发送任何内容（另有 1 个）。",
      b: "3 个对端中有 1 个收到全部内容；未知（另有 1 个）",
    },
  ],
  [
    de,
    { a: "Dorthin wurde nichts gesendet.", b: "unbekannt" },
    {
      a: "1 von 3 Peers haben alles bekommen; Dorthin wurde nichts gesendet (und 1 weitere).",
      b: "1 von 3 Peers haben alles bekommen; unbekannt (und 1 weitere)",
    },
  ],
])("deliveryWords_SeveralMissed_StopsWhereTheSentenceEnds", (texts, reasons, expected) => {
  for (const key of ["a", "b"] as const) {
    const list = peers("failed", "failed", "sent").map((peer) => ({
      ...peer,
      detail: peer.detail && reasons[key],
    }));
    expect(said("failed", list, null, texts)).toBe(expected[key]);
  }
});

it("deliveryWords_OnlyOnePeerOrNoneMissed_DoesNotCount", () => {
  expect(said("failed", peers("failed"), "no route")).toBe("Failed: no route");
  expect(said("sent", peers("sent", "sent"), null)).toBe("Sent");
  expect(said("queued", peers("queued", "sent"), null)).toBe("Queued");
});
