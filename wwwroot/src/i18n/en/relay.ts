/** English: what rooms pass on, peers that came back, and what peers take. */
export const relay = {
  relay: {
    label: "What is not passed on here",
    loopStopped: (peer: string) => `Loop stopped: ${peer} sent back what it was sent.`,
    loopHint: "It still gets what others say. What it says is kept, and not passed on.",
    resume: "Resume",
    resumed: (peer: string) => `What ${peer} says is passed on again.`,
    peerCapped: (peer: string, perSecond: number) =>
      `Too many messages: of what ${peer} says, ${perSecond} a second are passed on. All are kept.`,
    roomCapped: (perSecond: number) =>
      `Too many messages: of what the peers here say, ${perSecond} a second are passed on. All are kept.`,
    reached: (reached: string, all: string) => `${reached} of ${all} peers got all of it`,
    then: "; ",
    andMore: (count: string) => ` (and ${count} more)`,
    goesOn: (name: string) => `This goes on in ${name}.`,
    goThere: "Go there",
  },
  merge: {
    offer: (earlier: string) => `Is this ${earlier}, back on another port?`,
    merge: "Merge",
    not: "Not the same",
    sure: (earlier: string, address: string) =>
      `${earlier} then goes on at ${address}, with its name, settings and rooms, and this peer is removed. This cannot be undone.`,
    confirm: "Merge for good",
  },
  limits: {
    maxBytes: "Longest datagram it takes, in bytes",
    maxBytesHint: "Left empty, as long as UDP allows. What is longer is not sent, and said.",
    every: "Keep-alive every … seconds",
    everyHint: "Left empty, off. For routers that forget a silent peer: 1 to 3600.",
    bytes: "Keep-alive bytes, in hex",
    bytesHint: "Bytes that the peer's program takes no notice of.",
    needsBytes: "Give at least one byte in hex, such as 00.",
    badNumber: (least: number, most: number) => `A number from ${least} to ${most}.`,
  },
  check: {
    goesTo: (address: string) => `Goes to ${address}.`,
    looksUp: (host: string) => `${host} is looked up when the peer is added.`,
    known: (name: string) => `This is ${name}, which is there already.`,
  },
};
