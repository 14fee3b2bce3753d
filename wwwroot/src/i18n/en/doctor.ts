/** English: the doctor, who looks why nothing arrives. */
export const doctor = {
  doctor: {
    title: "Doctor",
    open: "Doctor: does the network reach this gateway?",
    back: "Back to the messages",
    loading: "Looking at the machine…",
    failed: "The gateway did not answer. It is asked again.",
    hints: "What to look at",
    noHints: "Nothing stands in the way that the gateway can see.",
    hint: {
      listenerTroubled: (listener: string, value: string) =>
        `Listener ${listener} does not receive all that it should: ${value}.`,
      loopbackOnly: (listener: string, value: string) =>
        `Listener ${listener} takes datagrams of this machine only. Bind it to ${value} to be reached from others.`,
      oneBridgeAddress: (_: string, value: string) =>
        `All peers come from ${value}, the bridge between this container and its host: it puts its own address in place of theirs. With the host's network each has its own.`,
      container: (_: string, value: string) =>
        `The gateway runs in a container: its UDP ports must be published (${value}), and the addresses here are the container's own.`,
      kernelDrops: (listener: string, value: string) =>
        `The kernel dropped ${value} datagrams for ${listener}: they came faster than they could be read.`,
      smallBuffer: (_: string, value: string) =>
        `The kernel grants only ${value} bytes of receive buffer: bursts may be lost. For more:`,
      firewall: (_: string, value: string) =>
        `Nothing has come from another machine yet. If it should have, look whether a firewall lets UDP port ${value} in.`,
    },
    senders: "Test from anywhere",
    sendersText:
      "Run one of these on the machine that should reach the gateway. Each has its own code; the tick comes when it arrives.",
    to: "To the listener",
    host: "At the address",
    waiting: "not arrived yet",
    arrived: (from: string) => `arrived from ${from}`,
    listeners: "What is bound",
    state: { listening: "listening", retrying: "trying again" },
    sockets: "Sockets",
    groups: "Groups",
    since: "Since",
    buffer: "Receive buffer",
    bufferOf: (granted: string, asked: string) => `${granted} of ${asked} bytes`,
    bufferUnknown: "not known",
    received: "Received",
    dropped: "Dropped",
    byKernel: (count: string) => `${count} by the kernel`,
    fromSettings: "from the settings: a change lasts until the next start",
    add: "Add a listener",
    change: "Change",
    changeOne: (name: string) => `Change ${name}`,
    remove: "Remove",
    removeOne: (name: string) => `Remove ${name}`,
    removeSure: "Remove it? Its peers stay.",
    name: "Name",
    endpoint: "Endpoint",
    endpointHint: "*:9001, 192.0.2.1:9001 or [fe80::1%eth0]:9001",
    groupsField: "Groups, one a line",
    groupsHint: "239.1.2.3@eth0, broadcast@eth0",
    interfaces: "Interfaces",
    up: "up",
    down: "down",
    addresses: "Addresses",
    joined: "joined",
    notJoined: "not joined",
    container: { docker: "Docker", podman: "Podman", kubernetes: "Kubernetes", container: "" },
    inContainer: (name: string) => `In a container: ${name}`,
  },
};
