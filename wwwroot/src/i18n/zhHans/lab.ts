import type { lab as english } from "../en/lab";

/** Simplified Chinese: the fault lab, where the messages are. */
export const lab: typeof english = {
  lab: {
    on: (places: string) => `故障实验已开启：${places}。消息会被故意丢失或更改。`,
    show: "显示",
    turnOff: "关闭",
    mark: "故障实验",
    ofPeers: (count: string) => `${count} 个对端`,
    delayed: (ms: string) => `+${ms} 毫秒`,
    effect: {
      lost: "丢失",
      lostInBurst: "突发丢失",
      blackout: "丢失（中断）",
      tooLong: "丢失（过长）",
      queueFull: "丢失（队列已满）",
      labFull: "丢失（实验已满）",
      corrupted: "比特翻转",
      duplicated: "重复",
      copy: "副本",
      reordered: "被超越",
      delayed: "延迟",
    },
    gap: (count: string, listener: string) => `故障实验在 ${listener} 上丢失了 ${count} 个数据报`,
    weather: "UDP 天气",
    openWeather: "UDP 天气：网络对消息做了什么",
    showWeather: "显示天气",
  },
};
