import type {
  ConversationView,
  DeliveryView,
  GapRecordedView,
  LabView,
  LimitsView,
  ListenerView,
  MessageView,
  PeerView,
  RateCappedView,
  StatsView,
  UserView,
} from "../contract";
import type { OutboxEntry } from "../outbox/outboxEntry";
import type { ConnectionState } from "./connectionState";

/** How far a conversation has been read, and what it showed last. */
export interface Mark {
  readonly unread: number;
  readonly readSeq: number;
  readonly headSeq: number;
  readonly last: MessageView | null;
  /** When a peer was last heard here, as far as messages tell. */
  readonly heardAt: string | null;
}

/** The part of a conversation that the page holds, ordered by seq without holes. */
export interface Log {
  readonly messages: readonly MessageView[];
  readonly hasMore: boolean;
  readonly loading: boolean;
  /** Whether the newest page was read; before that, only what came live is here. */
  readonly loaded: boolean;
  /** Whether it is the one on the screen, of which more is held. */
  readonly open: boolean;
  /** Delivery states that came before the page of history with their message. */
  readonly strays: ReadonlyMap<string, DeliveryView>;
}

/** Somebody who typed a moment ago; `until` is in ms of the page's clock. */
export interface TypingMark {
  readonly user: UserView;
  readonly until: number;
}

/** All that the page knows of the gateway. */
export interface AppState {
  readonly connection: ConnectionState;
  readonly epoch: string | null;
  /** The seq that peers, conversations and unread counts were read at. */
  readonly asOf: number;
  readonly ready: boolean;
  readonly readOnly: boolean;
  readonly me: UserView | null;
  readonly users: readonly UserView[];
  readonly version: string;
  readonly limits: LimitsView;
  readonly listeners: readonly ListenerView[];
  readonly stats: StatsView | null;
  /** The fault labs that are on. */
  readonly labs: readonly LabView[];
  readonly peers: ReadonlyMap<string, PeerView>;
  readonly conversations: ReadonlyMap<string, ConversationView>;
  readonly marks: ReadonlyMap<string, Mark>;
  readonly logs: ReadonlyMap<string, Log>;
  readonly gaps: readonly GapRecordedView[];
  /** By conversation, the last word of too much that was said, until the user closes it. */
  readonly capped: ReadonlyMap<string, RateCappedView>;
  readonly typing: ReadonlyMap<string, readonly TypingMark[]>;
  readonly outbox: readonly OutboxEntry[];
}

export const emptyMark: Mark = { unread: 0, readSeq: 0, headSeq: 0, last: null, heardAt: null };

export const emptyLog: Log = {
  messages: [],
  hasMore: true,
  loading: false,
  loaded: false,
  open: false,
  strays: new Map(),
};

export const initialState: AppState = {
  connection: { kind: "connecting" },
  epoch: null,
  asOf: 0,
  ready: false,
  readOnly: false,
  me: null,
  users: [],
  version: "",
  limits: { maxMessageBytes: 65_507, maxHistoryLimit: 500, maxSyncLimit: 500, maxNameLength: 100 },
  listeners: [],
  stats: null,
  labs: [],
  peers: new Map(),
  conversations: new Map(),
  marks: new Map(),
  logs: new Map(),
  gaps: [],
  capped: new Map(),
  typing: new Map(),
  outbox: [],
};
