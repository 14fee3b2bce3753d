import type { relay as english } from "../en/relay";

/** Simplified Chinese: what rooms pass on, peers that came back, and what peers take. */
export const relay: typeof english = {
  relay: {
    label: "此处未转发的内容",
    loopStopped: (peer) => `已停止循环：${peer} 把收到的内容发了回来。`,
    loopHint: "它仍会收到其他人的消息。它发来的消息会保留，但不转发。",
    resume: "恢复",
    resumed: (peer) => `${peer} 的消息重新开始转发。`,
    peerCapped: (peer, perSecond) =>
      `消息过多：${peer} 的消息每秒转发 ${perSecond} 条。全部都会保留。`,
    roomCapped: (perSecond) => `消息过多：此处对端的消息每秒转发 ${perSecond} 条。全部都会保留。`,
    reached: (reached, all) => `${all} 个对端中有 ${reached} 个收到全部内容`,
    then: "；",
    andMore: (count) => `（另有 ${count} 个）`,
    goesOn: (name) => `后续在 ${name} 中。`,
    goThere: "前往",
  },
  merge: {
    offer: (earlier) => `这是换了端口回来的 ${earlier} 吗？`,
    merge: "合并",
    not: "不是同一个",
    sure: (earlier, address) =>
      `${earlier} 将在 ${address} 继续，保留名称、设置和房间，而此对端会被移除。此操作无法撤销。`,
    confirm: "确定合并",
  },
  limits: {
    maxBytes: "它能接收的最长数据报（字节）",
    maxBytesHint: "留空则以 UDP 上限为准。更长的不会发送，并会说明。",
    every: "保活间隔（秒）",
    everyHint: "留空则关闭。用于会遗忘静默对端的路由器：1 到 3600。",
    bytes: "保活字节（十六进制）",
    bytesHint: "对端程序会忽略的字节。",
    needsBytes: "请至少用十六进制填写一个字节，例如 00。",
    badNumber: (least, most) => `${least} 到 ${most} 之间的数。`,
  },
  check: {
    goesTo: (address) => `发往 ${address}。`,
    looksUp: (host) => `${host} 会在添加时解析。`,
    known: (name) => `这是已有的 ${name}。`,
  },
};
