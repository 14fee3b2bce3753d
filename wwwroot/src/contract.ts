// Generated from src/WebUdpChat/Contract; the test Contract_CheckedInFile_IsCurrent keeps it so.
// To write it anew: UPDATE_CONTRACT=1 dotnet test tests/WebUdpChat.Tests --filter Contract

export interface ChatHub {
  Hello(request: HelloRequest): Promise<HelloAnswer>;
  Sync(request: SyncRequest): Promise<SyncAnswer>;
  History(request: HistoryRequest): Promise<MessagePageView>;
  Send(request: SendRequest): Promise<MessageView>;
  Resend(request: ResendRequest): Promise<MessageView>;
  OpenMessage(request: OpenMessageRequest): Promise<MessageView>;
  AddPeer(request: AddPeerRequest): Promise<PeerView>;
  UpdatePeer(request: UpdatePeerRequest): Promise<PeerView>;
  RemovePeer(request: RemovePeerRequest): Promise<void>;
  MergePeers(request: MergePeersRequest): Promise<PeerView>;
  CheckAddress(request: CheckAddressRequest): Promise<AddressView>;
  CreateConversation(request: CreateConversationRequest): Promise<ConversationView>;
  UpdateConversation(request: UpdateConversationRequest): Promise<ConversationView>;
  ResumeRelay(request: ResumeRelayRequest): Promise<ConversationView>;
  MarkRead(request: MarkReadRequest): Promise<void>;
  Typing(request: TypingRequest): Promise<void>;
  SendTestDatagram(request: TestDatagramRequest): Promise<void>;
  AddListener(request: AddListenerRequest): Promise<ListenerView>;
  UpdateListener(request: UpdateListenerRequest): Promise<ListenerView>;
  RemoveListener(request: RemoveListenerRequest): Promise<void>;
}

export interface ChatClient {
  Feed(batch: FeedBatchView): void;
  Lagging(lagging: LaggingView): void;
  Presence(presence: PresenceView): void;
  Typing(typing: TypingView): void;
  Stats(stats: StatsView): void;
}

export type AccessMode = "local" | "accounts" | "openLan";

export interface AddListenerRequest {
  readonly name: string;
  readonly endpoint?: string | null;
  readonly dialect?: string | null;
  readonly groups?: readonly string[] | null;
  readonly multicastTtl?: number | null;
  readonly multicastLoopback?: boolean | null;
  readonly ipMessenger?: MemberPatch | null;
}

export interface AddPeerRequest {
  readonly address: string;
  readonly listener?: string | null;
  readonly name?: string | null;
  readonly settings?: PeerSettingsPatch | null;
}

export interface AddressView {
  readonly address: string | null;
  readonly host: string | null;
  readonly port: number | null;
  readonly peerId: string | null;
  readonly problem: string | null;
  readonly detail: string | null;
}

export interface AttachedFileView {
  readonly name: string;
  readonly bytes: number;
}

export type AuthorKind = "peer" | "user" | "system";

export interface AuthorView {
  readonly kind: AuthorKind;
  readonly id: string;
  readonly name: string;
}

export interface CheckAddressRequest {
  readonly address: string | null;
  readonly resolve?: boolean;
  readonly listener?: string | null;
}

export interface ConversationChangedView {
  readonly type: "conversationChanged";
  readonly seq: number;
  readonly at: string;
  readonly conversation: ConversationView;
}

export type ConversationKind = "direct" | "room";

export interface ConversationRemovedView {
  readonly type: "conversationRemoved";
  readonly seq: number;
  readonly at: string;
  readonly conversationId: string;
}

export interface ConversationView {
  readonly id: string;
  readonly kind: ConversationKind;
  readonly name: string;
  readonly peers: readonly string[];
  readonly headSeq: number;
  readonly unread: number;
  readonly readSeq: number;
  readonly prefixAuthors: boolean;
  readonly stopped?: readonly string[] | null;
  readonly continuedIn?: string | null;
}

export interface CreateConversationRequest {
  readonly name: string;
  readonly peers?: readonly string[] | null;
  readonly prefixAuthors?: boolean | null;
}

export interface DeliveryChangedView {
  readonly type: "deliveryChanged";
  readonly seq: number;
  readonly at: string;
  readonly messageId: string;
  readonly conversationId: string;
  readonly delivery: DeliveryView;
}

export type DeliveryState = "queued" | "sending" | "sent" | "acknowledged" | "read" | "failed" | "unreachable" | "unknown";

export interface DeliveryView {
  readonly state: DeliveryState;
  readonly detail: string | null;
  readonly peers: readonly PeerDeliveryView[];
}

export type Direction = "in" | "out";

export interface EnvelopeView {
  readonly sealed: boolean;
  readonly openedAt: string | null;
  readonly locked: boolean;
  readonly audience: string;
  readonly automatic: boolean;
  readonly unspoken: Unspoken | null;
  readonly files: readonly AttachedFileView[];
}

export type EventView = MessagePostedView | DeliveryChangedView | PeerChangedView | PeerRemovedView | ConversationChangedView | ConversationRemovedView | ReadMarkerMovedView | GapRecordedView | ListenerChangedView | ListenerRemovedView | LoopStoppedView | RateCappedView | NumbersReservedView | SealOpenedView;

export interface FaultProfileView {
  readonly seed?: number;
  readonly loss?: number;
  readonly burstLoss?: number;
  readonly burstLength?: number;
  readonly delayMs?: number;
  readonly jitterMs?: number;
  readonly reorder?: number;
  readonly reorderDistance?: number;
  readonly reorderWaitMs?: number;
  readonly duplicate?: number;
  readonly corrupt?: number;
  readonly rateKbit?: number;
  readonly queueKilobytes?: number;
  readonly blackout?: boolean;
  readonly mtu?: number;
  readonly fragments?: boolean;
}

export interface FeedBatchView {
  readonly epoch: string;
  readonly prevSeq: number;
  readonly events: readonly EventView[];
}

export interface GapRecordedView {
  readonly type: "gapRecorded";
  readonly seq: number;
  readonly at: string;
  readonly listener: string | null;
  readonly reason: string;
  readonly count: number | null;
  readonly from: string;
  readonly to: string;
  readonly conversationId?: string | null;
}

export type HeldBack = "echo" | "loop" | "rate";

export interface HelloAnswer {
  readonly epoch: string;
  readonly headSeq: number;
  readonly reset: boolean;
  readonly me: UserView;
  readonly users: readonly UserView[];
  readonly peers: readonly PeerView[];
  readonly conversations: readonly ConversationView[];
  readonly limits: LimitsView;
  readonly version: string;
  readonly listeners: readonly ListenerView[];
  readonly readOnly?: boolean;
  readonly access?: AccessMode;
  readonly labs?: readonly LabView[] | null;
}

export interface HelloRequest {
  readonly epoch?: string | null;
  readonly seq?: number | null;
  readonly name?: string | null;
}

export interface HistoryRequest {
  readonly conversationId: string;
  readonly beforeSeq?: number | null;
  readonly limit?: number | null;
}

export interface KeepAlivePatch {
  readonly everySeconds: number;
  readonly bytes?: string | null;
}

export interface KeepAliveView {
  readonly everySeconds: number;
  readonly bytes: string;
}

export interface LabCountersView {
  readonly seen: number;
  readonly passed: number;
  readonly held: number;
  readonly lost: number;
  readonly lostBy: Readonly<Record<string, number>>;
  readonly corrupted: number;
  readonly copies: number;
  readonly reordered: number;
  readonly delayed: number;
  readonly lateFailures: number;
}

export type LabEffect = "lost" | "lostInBurst" | "blackout" | "tooLong" | "queueFull" | "labFull" | "corrupted" | "duplicated" | "copy" | "reordered" | "delayed";

export interface LabMarkView {
  readonly effects: readonly LabEffect[];
  readonly delayMs: number;
  readonly lost: boolean;
}

export interface LabView {
  readonly listener: string;
  readonly peerId: string | null;
  readonly peer: string | null;
  readonly preset: string | null;
  readonly in: FaultProfileView | null;
  readonly out: FaultProfileView | null;
  readonly inCounters: LabCountersView | null;
  readonly outCounters: LabCountersView | null;
}

export interface LaggingView {
  readonly headSeq: number;
}

export interface LimitsView {
  readonly maxMessageBytes: number;
  readonly maxHistoryLimit: number;
  readonly maxSyncLimit: number;
  readonly maxNameLength: number;
}

export interface ListenerChangedView {
  readonly type: "listenerChanged";
  readonly seq: number;
  readonly at: string;
  readonly listener: ListenerStateView;
}

export interface ListenerCountersView {
  readonly read: number;
  readonly journaled: number;
  readonly dropped: Readonly<Record<string, number>>;
  readonly kernelDropped: number;
  readonly sent: number;
  readonly sendFailed: number;
}

export interface ListenerRateView {
  readonly listener: string;
  readonly perSecond: TrafficRateView;
}

export interface ListenerRemovedView {
  readonly type: "listenerRemoved";
  readonly seq: number;
  readonly at: string;
  readonly name: string;
}

export interface ListenerStateView {
  readonly name: string;
  readonly dialect: string;
  readonly endpoint: string;
  readonly groups: readonly string[];
  readonly multicastTtl: number;
  readonly multicastLoopback: boolean;
  readonly origin: string;
  readonly state: string;
  readonly reason: string | null;
  readonly since: string;
  readonly ipMessenger?: MemberView | null;
}

export interface ListenerView {
  readonly name: string;
  readonly dialect: string;
  readonly endpoint: string;
  readonly sockets: readonly SocketView[];
  readonly receiveBufferBytes: number;
  readonly counters: ListenerCountersView;
  readonly state: string;
  readonly reason: string | null;
  readonly since: string;
  readonly origin: string;
  readonly configuredEndpoint: string;
  readonly groups: readonly string[];
  readonly multicastTtl: number;
  readonly multicastLoopback: boolean;
  readonly ipMessenger?: MemberView | null;
}

export interface LoopStoppedView {
  readonly type: "loopStopped";
  readonly seq: number;
  readonly at: string;
  readonly conversationId: string;
  readonly peerId: string;
  readonly messageId: string;
  readonly stopped: boolean;
}

export interface MarkReadRequest {
  readonly conversationId: string;
  readonly seq: number;
}

export interface MemberPatch {
  readonly name?: string | null;
  readonly group?: string | null;
  readonly user?: string | null;
  readonly host?: string | null;
  readonly away?: boolean | null;
  readonly absenceText?: string | null;
  readonly followPeople?: boolean | null;
  readonly charset?: string | null;
}

export interface MemberView {
  readonly name: string;
  readonly group: string;
  readonly user: string;
  readonly host: string;
  readonly away: boolean;
  readonly absenceText: string;
  readonly followPeople: boolean;
  readonly charset: string;
}

export interface MergePeersRequest {
  readonly peerId: string;
  readonly into: string;
}

export interface MessagePageView {
  readonly messages: readonly MessageView[];
  readonly hasMore: boolean;
}

export interface MessagePostedView {
  readonly type: "messagePosted";
  readonly seq: number;
  readonly at: string;
  readonly message: MessageView;
}

export interface MessageView {
  readonly id: string;
  readonly seq: number;
  readonly conversationId: string;
  readonly author: AuthorView;
  readonly direction: Direction;
  readonly receivedAt?: string | null;
  readonly sentAt?: string | null;
  readonly text: string | null;
  readonly bytes?: string | null;
  readonly charset: string;
  readonly terminator: string | null;
  readonly length: number;
  readonly truncated: boolean;
  readonly clientMessageId: string | null;
  readonly delivery: DeliveryView | null;
  readonly heldBack?: HeldBack | null;
  readonly lab?: LabMarkView | null;
  readonly envelope?: EnvelopeView | null;
}

export interface NumbersReservedView {
  readonly type: "numbersReserved";
  readonly seq: number;
  readonly at: string;
  readonly listener: string;
  readonly upTo: number;
}

export interface OpenMessageRequest {
  readonly messageId: string;
}

export interface PeerChangedView {
  readonly type: "peerChanged";
  readonly seq: number;
  readonly at: string;
  readonly peer: PeerView;
}

export interface PeerDeliveryView {
  readonly peerId: string;
  readonly state: DeliveryState;
  readonly detail: string | null;
  readonly at: string;
  readonly lab?: LabMarkView | null;
}

export interface PeerProfileView {
  readonly nick: string;
  readonly group: string;
  readonly user: string;
  readonly host: string;
  readonly program: string;
  readonly presence: Presence;
  readonly absenceText?: string;
}

export interface PeerRemovedView {
  readonly type: "peerRemoved";
  readonly seq: number;
  readonly at: string;
  readonly peerId: string;
}

export interface PeerSettingsPatch {
  readonly charset?: string | null;
  readonly terminator?: string | null;
  readonly maxBytes?: number | null;
  readonly keepAlive?: KeepAlivePatch | null;
}

export interface PeerSettingsView {
  readonly charset: string;
  readonly terminator: string;
  readonly maxBytes?: number | null;
  readonly keepAlive?: KeepAliveView | null;
}

export type PeerState = "accepted" | "knocking" | "muted" | "blocked";

export interface PeerView {
  readonly id: string;
  readonly name: string;
  readonly listener: string;
  readonly dialect: string;
  readonly address: string;
  readonly conversationId: string;
  readonly lastSeen: string | null;
  readonly state: PeerState;
  readonly settings: PeerSettingsView;
  readonly label: string;
  readonly transient?: boolean;
  readonly mayBe?: string | null;
  readonly profile?: PeerProfileView | null;
  readonly node?: string | null;
}

export type Presence = "unknown" | "online" | "away" | "offline";

export interface PresenceView {
  readonly users: readonly UserView[];
}

export interface RateCappedView {
  readonly type: "rateCapped";
  readonly seq: number;
  readonly at: string;
  readonly conversationId: string;
  readonly peerId: string | null;
  readonly messageId: string;
  readonly perSecond: number;
}

export interface ReadMarkerMovedView {
  readonly type: "readMarkerMoved";
  readonly seq: number;
  readonly at: string;
  readonly userId: string;
  readonly conversationId: string;
  readonly readSeq: number;
}

export interface RemoveListenerRequest {
  readonly name: string;
}

export interface RemovePeerRequest {
  readonly peerId: string;
}

export interface ResendRequest {
  readonly messageId: string;
}

export interface ResumeRelayRequest {
  readonly conversationId: string;
  readonly peerId: string;
}

export type Role = "viewer" | "sender" | "admin";

export interface SealOpenedView {
  readonly type: "sealOpened";
  readonly seq: number;
  readonly at: string;
  readonly messageId: string;
  readonly conversationId: string;
  readonly userId: string;
}

export interface SendRequest {
  readonly clientMessageId: string | null;
  readonly conversationId: string;
  readonly text?: string | null;
  readonly bytes?: string | null;
  readonly sealed?: boolean | null;
}

export interface SocketView {
  readonly endpoint: string;
  readonly receiveBufferBytes: number;
  readonly kernelDrops: number | null;
}

export interface StatsView {
  readonly at: string;
  readonly listeners: readonly ListenerView[];
  readonly saving: boolean;
  readonly heldBytes: number;
  readonly rates?: readonly ListenerRateView[] | null;
  readonly labs?: readonly LabView[] | null;
}

export interface SyncAnswer {
  readonly epoch: string;
  readonly reset: boolean;
  readonly events: readonly EventView[];
  readonly headSeq: number;
}

export interface SyncRequest {
  readonly epoch: string | null;
  readonly afterSeq: number;
  readonly limit?: number | null;
}

export interface TestDatagramRequest {
  readonly listener?: string | null;
}

export interface TrafficRateView {
  readonly in: number;
  readonly inBytes: number;
  readonly out: number;
  readonly outBytes: number;
  readonly dropped: number;
}

export interface TypingRequest {
  readonly conversationId: string;
}

export interface TypingView {
  readonly conversationId: string;
  readonly user: UserView;
}

export type Unspoken = "encrypted" | "files" | "picture" | "knock";

export interface UpdateConversationRequest {
  readonly conversationId: string;
  readonly name?: string | null;
  readonly peers?: readonly string[] | null;
  readonly prefixAuthors?: boolean | null;
}

export interface UpdateListenerRequest {
  readonly name: string;
  readonly endpoint?: string | null;
  readonly dialect?: string | null;
  readonly groups?: readonly string[] | null;
  readonly multicastTtl?: number | null;
  readonly multicastLoopback?: boolean | null;
  readonly ipMessenger?: MemberPatch | null;
}

export interface UpdatePeerRequest {
  readonly peerId: string;
  readonly name?: string | null;
  readonly state?: PeerState | null;
  readonly settings?: PeerSettingsPatch | null;
}

export interface UserView {
  readonly id: string;
  readonly name: string;
  readonly role?: Role | null;
}
