/** English: the fault lab, where the messages are. */
export const lab = {
  lab: {
    on: (places: string) => `Fault lab on: ${places}. Messages are lost or changed on purpose.`,
    show: "Show",
    turnOff: "Turn it off",
    mark: "Fault lab",
    ofPeers: (count: string) => `at ${count} peers`,
    delayed: (ms: string) => `+${ms} ms`,
    effect: {
      lost: "lost",
      lostInBurst: "lost in a burst",
      blackout: "lost, blackout",
      tooLong: "lost, too long",
      queueFull: "lost, queue full",
      labFull: "lost, lab full",
      corrupted: "bit turned",
      duplicated: "doubled",
      copy: "copy",
      reordered: "overtaken",
      delayed: "late",
    },
    gap: (count: string, listener: string) =>
      `The fault lab lost ${count} datagrams on ${listener}`,
    weather: "UDP weather",
    openWeather: "UDP weather: what the network does to messages",
    showWeather: "Show the weather",
  },
};
