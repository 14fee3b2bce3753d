import type { lab as english } from "../en/lab";

/** Japanese: the fault lab, where the messages are. */
export const lab: typeof english = {
  lab: {
    on: (places: string) =>
      `障害ラボが動作中：${places}。メッセージは意図的に失われたり変えられたりします。`,
    show: "表示",
    turnOff: "オフにする",
    mark: "障害ラボ",
    ofPeers: (count: string) => `${count} 件の相手で`,
    delayed: (ms: string) => `+${ms} ms`,
    effect: {
      lost: "消失",
      lostInBurst: "バーストで消失",
      blackout: "消失（遮断）",
      tooLong: "消失（長すぎ）",
      queueFull: "消失（キュー満杯）",
      labFull: "消失（ラボ満杯）",
      corrupted: "ビット反転",
      duplicated: "重複",
      copy: "複製",
      reordered: "追い越された",
      delayed: "遅延",
    },
    gap: (count: string, listener: string) =>
      `障害ラボが ${listener} で ${count} 個のデータグラムを消しました`,
    weather: "UDP の天気",
    openWeather: "UDP の天気：ネットワークがメッセージに何をするか",
    showWeather: "天気を表示",
  },
};
