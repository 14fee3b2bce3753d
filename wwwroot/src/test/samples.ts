import type {
  ConversationView,
  DeliveryState,
  DeliveryView,
  EventView,
  HelloAnswer,
  MessageView,
  PeerView,
} from "../contract";

const at = "2026-11-22T09:14:02.118Z";

/** A message of a peer as tests need it. */
export function message(seq: number, change: Partial<MessageView> = {}): MessageView {
  return {
    id: `m${seq}`,
    seq,
    conversationId: "c1",
    author: { kind: "peer", id: "p1", name: "sensor-7" },
    direction: "in",
    receivedAt: at,
    sentAt: null,
    text: `text ${seq}`,
    bytes: null,
    charset: "utf-8",
    terminator: "\n",
    length: 7,
    truncated: false,
    clientMessageId: null,
    delivery: null,
    ...change,
  };
}

export function posted(seq: number, change: Partial<MessageView> = {}): EventView {
  return { type: "messagePosted", seq, at, message: message(seq, change) };
}

export function delivery(state: DeliveryState, detail: string | null = null): DeliveryView {
  return { state, detail, peers: [] };
}

export function delivered(seq: number, messageId: string, state: DeliveryState): EventView {
  return {
    type: "deliveryChanged",
    seq,
    at,
    messageId,
    conversationId: "c1",
    delivery: delivery(state),
  };
}

export function peer(change: Partial<PeerView> = {}): PeerView {
  return {
    id: "p1",
    name: "sensor-7",
    listener: "text",
    dialect: "text",
    address: "192.168.1.57:49152",
    conversationId: "c1",
    lastSeen: at,
    state: "accepted",
    settings: { charset: "utf-8", terminator: "\n" },
    label: "unverified",
    ...change,
  };
}

export function conversation(change: Partial<ConversationView> = {}): ConversationView {
  return {
    id: "c1",
    kind: "direct",
    name: "sensor-7",
    peers: ["p1"],
    headSeq: 0,
    unread: 0,
    readSeq: 0,
    prefixAuthors: true,
    ...change,
  };
}

export function hello(change: Partial<HelloAnswer> = {}): HelloAnswer {
  return {
    epoch: "e1",
    headSeq: 10,
    reset: false,
    me: { id: "u1", name: "alice" },
    users: [],
    peers: [peer()],
    conversations: [conversation()],
    limits: {
      maxMessageBytes: 65_507,
      maxHistoryLimit: 500,
      maxSyncLimit: 500,
      maxNameLength: 100,
    },
    version: "0.1.0",
    listeners: [],
    ...change,
  };
}
