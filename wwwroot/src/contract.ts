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
  readonly why?: ReasonView | null;
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
  readonly why?: ReasonView | null;
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
  readonly why?: ReasonView | null;
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
  readonly why?: ReasonView | null;
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
  readonly why?: ReasonView | null;
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

export interface ReasonView {
  readonly code: string;
  readonly args: Readonly<Record<string, ReasonArgument>>;
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

export type ReasonArgument = string | number | ReasonView;

export const lossReasons = {
  dropped: ["queueFull", "journalFull", "storageTrouble", "rejected", "lineEndOfPrevious", "blocked", "policy", "notAMessage", "truncated", "foreign", "closing", "lab", "probe"],
  rejected: ["lineEndOfPrevious", "notAPacket", "otherVersion", "noCommand", "own", "tooMany"],
} as const;

export const sentences = {
  "account-name-taken": "Username '{name}' is already taken.",
  "account-pages-many": "Your account has too many pages open. Close some of them.",
  "account-too-fast": "Your account sends too much in too little time. Wait a moment.",
  "address-away": "this machine has no address {address} at the moment",
  "address-changed-while-sending": "The peer's address changed while this was being sent: it was sent to the old one or not.",
  "address-empty": "Type an address and a port, for example 192.0.2.1:9000.",
  "address-host-invalid": "The address must be IPv4 in four decimal parts (192.0.2.1:9000), IPv6 in brackets ([2001:db8::1]:9000), or a host name in ASCII (host.example:9000).",
  "address-pages-many": "Too many pages are open at your address. Close some of them.",
  "address-port-invalid": "The port must be a plain number from 1 to 65535, for example 192.0.2.1:9000.",
  "address-port-missing": "The port is missing. Write it after a colon, for example 192.0.2.1:9000.",
  "address-scope-missing": "A link-local address needs the network interface that it is on, for example [fe80::1%eth0]:9000.",
  "address-scope-unknown": "After % goes the name or number of a network interface of this machine, and only for link-local and multicast addresses, for example [fe80::1%eth0]:9000.",
  "address-too-fast": "Your address sends too much in too little time. Wait a moment.",
  "address-unspecified": "0.0.0.0 and [::] stand for no machine. Type the address of one, for example 127.0.0.1:9000 for this machine.",
  "attempts-too-many": "Too many attempts. Wait a minute and try again.",
  "being-bound": "it is being bound",
  "both": "{first} {second}",
  "broadcast-not-permitted": "broadcasting to {address} is not permitted: name broadcast@INTERFACE in the listener's Groups, or set Gateway:Policy:Broadcast",
  "captures-many": "{most} captures run, and no more can.",
  "client-id-used": "The same clientMessageId was used for another message in this conversation. Nothing was sent: choose another id.",
  "closed-unconfirmed": "The gateway stopped before the peer confirmed this.",
  "connection-closing": "The connection is closing.",
  "connection-too-fast": "This connection sends too much in too little time. Wait a moment.",
  "conversation-peer-removed": "The peer of this conversation was removed.",
  "datagram-too-long": "{bytes:N0} bytes do not fit into one datagram, which takes {most:N0} at most.",
  "dialect-fault": "the gateway has a fault in this dialect",
  "empty-datagram": "An empty datagram is not sent: programs such as nc take it for the end and exit.",
  "family-not-spoken": "the listener does not speak {family}",
  "filtered": "a filter keeps datagrams from {address}",
  "foreign-page": "This gateway does not answer to this name or this page. See Gateway:Access:Hosts.",
  "gateway-away": "The gateway is not there at the moment. Try again.",
  "gateway-failed": "The gateway failed at this. Its log says more.",
  "gateway-restarting": "The gateway is restarting. Try again in a moment.",
  "gateway-shutting-down": "The gateway is shutting down.",
  "group-interface-down": "{group}: the interface {interface} is down",
  "group-not-joined": "{group} cannot be joined ({error})",
  "group-not-permitted": "sending to the group {address} is not permitted: name it in the listener's Groups, or set Gateway:Policy:Multicast",
  "group-without-interface": "{group}: there is no interface {interface}",
  "groups-used-up": "{group}: the system permits no more groups (net.ipv4.igmp_max_memberships)",
  "half-character": "Character {place:N0} is half of a character ({code}) and cannot be written.",
  "history-unreadable": "The gateway's history cannot be read at the moment. Try again.",
  "host-busy": "Too many hosts are being looked up at once. Try again in a moment.",
  "host-failed": "The host could not be looked up. Try again, or type the address, for example 192.0.2.1:9000.",
  "host-no-family": "This listener speaks only one of IPv4 and IPv6, and the host has no address of that kind.",
  "host-not-found": "No host of this name was found. Check the name, or type the address, for example 192.0.2.1:9000.",
  "host-timed-out": "Looking the host up took too long. Try again, or type the address, for example 192.0.2.1:9000.",
  "host-unreachable": "{address} cannot be reached",
  "https-only": "Over the network this gateway speaks https only: everybody on the way could read along. See docs/settings.md.",
  "interface-down": "the interface {interface} is down",
  "invitations-many": "There are {most} open invitations already.",
  "journal-busy": "The gateway has too much to save at the moment. Try again.",
  "json-bytes-unreadable": "The JSON has something at {path} (line {line}, byte {byte}) that is not base64.",
  "json-misplaced": "The JSON has something at {path} (line {line}, byte {byte}) that does not belong there: a value of another kind, a word that is not known, or text that is not valid.",
  "json-not-whole": "The JSON has something at {path} (line {line}, byte {byte}) that is not a whole number.",
  "json-unknown-member": "The JSON has a member that is not known, \"{member}\" (line {line}, byte {byte}).",
  "json-unreadable": "The JSON cannot be read (line {line}, byte {byte}).",
  "keep-alive-bytes": "A keep-alive has 1 to {most} bytes: an empty datagram ends the program at many a peer.",
  "keep-alive-seconds": "A keep-alive is sent every {least} to {most} seconds.",
  "lab-bursts": "With bursts of {length}, at most {most:0.###} can be lost in them.",
  "lab-nothing": "In neither direction anything would happen. To turn it off, use DELETE.",
  "lab-number": "{value} is not a number from {least} to {most}.",
  "lab-number-or-zero": "{value} is not 0, or a number from {least} to {most}.",
  "labs-many": "{most} peers of {listener} have a lab of their own, and no more can.",
  "last-admin": "This is the last admin. Make somebody else an admin first.",
  "lesson-busy": "Another experiment is running. Try again.",
  "limit-out-of-range": "The longest datagram must be from 1 to {most:N0} bytes, or 0 for what UDP takes.",
  "link-not-good": "This link is not good: it was used, its time is over, or it is not complete.",
  "listener-closed": "the listener is closed",
  "listener-has-peers": "Listener {listener} has peers that speak {dialect}. Add another listener.",
  "listener-not-bound": "the listener is not bound at the moment",
  "listener-not-running": "Its listener {listener} is not running.",
  "listener-there": "There is a listener {listener} already.",
  "listeners-too-many": "There are {most} listeners, and no more can be.",
  "longer-than-ip-messenger": "{bytes:N0} bytes are longer than a message of IP Messenger, which takes {most:N0}.",
  "longer-than-udp": "{bytes:N0} bytes are longer than UDP can carry, which is {most:N0}",
  "longer-than-way": "{bytes:N0} bytes are longer than the way to {address} takes",
  "member-missing": "{member} is missing.",
  "merged-across-listeners": "{later} belongs to the listener {laterListener}, and {earlier} to {earlierListener}.",
  "merged-with-itself": "A peer cannot be merged with itself.",
  "message-not-failed": "The message has not failed at any peer.",
  "message-not-sealed": "Message {message} is not sealed.",
  "message-peer-removed": "The peer of this message was removed.",
  "message-too-long": "{bytes:N0} bytes are too long: one datagram takes {most:N0}. Nothing was sent.",
  "name-missing": "The name is missing.",
  "name-too-long": "The name is longer than {most} characters.",
  "name-unseen-character": "The name holds a character that cannot be seen.",
  "network-unreachable": "the network has no way to {address}",
  "no-account": "There is no account {account}.",
  "no-accounts-here": "Nobody needs an account here.",
  "no-charset": "There is no charset {charset}. There are: {charsets}.",
  "no-conversation": "There is no conversation {conversation}.",
  "no-invitation": "There is no invitation {invitation}.",
  "no-listener": "There is no listener {listener}.",
  "no-message": "There is no message {message}.",
  "no-message-sent": "There is no message {message} that was sent.",
  "no-numbers": "There are no packet numbers at the moment.",
  "no-numbers-saved": "There are no packet numbers, because the gateway cannot save at the moment.",
  "no-passkey": "There is no passkey {passkey}.",
  "no-peer": "There is no peer {peer}.",
  "no-probe": "There is no probe {probe}.",
  "no-room": "There is no room {room}.",
  "no-route": "no route to {address}",
  "no-terminator": "The terminator must be \\n, \\r\\n, \\r, \\0 or none.",
  "no-token": "There is no token {token}.",
  "not-a-room": "A direct conversation is named by its peer and has no other members.",
  "not-bound-yet": "it is not bound yet",
  "not-confirmed": "not confirmed after {sends} sends",
  "not-confirmed-because": "not confirmed after {sends} sends: {why}",
  "not-sealable": "Only a message to one peer can be sealed, and only where its protocol has sealed messages. Nothing was sent.",
  "nothing-at-address": "There is nothing at this address. /openapi/v1.json lists what there is.",
  "nothing-to-send": "There is nothing to send: an empty datagram ends the program at many a peer.",
  "origin-missing": "A browser that changes something must send the Origin of its page. Scripts use a token: see docs/api.md.",
  "own-machine-only": "When this gateway started it was to be reached from its own machine only. Start it again to let others in.",
  "pages-many": "Too many pages are open. Try again later.",
  "passkey-not-accepted": "The passkey was not accepted. Try again, or use the password.",
  "passkeys-many": "You have {most} passkeys already. Remove one first.",
  "password-too-long": "A password has at most {most} characters.",
  "password-too-short": "Passwords must be at least {least} characters.",
  "peer-blocked": "The peer is blocked.",
  "peer-blocked-accept-first": "{peer} is blocked. Accept it first.",
  "peer-charset-unknown": "The peer's charset {charset} is not known here.",
  "peer-knocking-accept-first": "{peer} waits to be let in. Accept it first.",
  "peer-not-in-room": "The peer {peer} is not in this room.",
  "peer-removed": "The peer was removed.",
  "peer-removed-unconfirmed": "The peer was removed before it confirmed this.",
  "peer-removed-while-sending": "The peer was removed while this was being sent: it was sent or not.",
  "peer-takes-less": "{peer} takes {most:N0} bytes, and this has {bytes:N0}. Nothing was sent to it.",
  "port-unreachable": "nobody listens on port {port}",
  "port-zero": "port 0 cannot be written to",
  "probe-busy": "{peer} is being probed, or {most} other peers are. Wait for the end.",
  "probe-datagrams": "That would be {count:N0} datagrams; {most:N0} are the most.",
  "probe-megabits": "That would be more than {most} megabits a second.",
  "probe-peer-blocked": "{peer} is blocked.",
  "probe-per-second": "perSecond must be from 1 to {most}.",
  "probe-seconds": "seconds must be from 1 to {most}.",
  "probe-size": "size must be from {least} to {most} bytes.",
  "queue-full": "{peer} has {most:N0} messages waiting. Try again when they are sent.",
  "request-not-understood": "The request is not one that the gateway understands.",
  "request-too-long": "The request is longer than any that the gateway takes.",
  "role-forbids": "Your role does not permit this.",
  "room-full": "A room takes {most:N0} peers at most.",
  "search-words": "Write what to look for in q, 1 to {most} characters.",
  "searches-busy": "Too many searches run at the moment. Try again.",
  "send-buffer-full": "the system's send buffer stayed full",
  "send-failed": "the system could not send to {target}",
  "send-forbidden": "the system does not permit sending to {address}",
  "setting-fault": "{setting}: {fault}",
  "setup-absence-text": "is longer than {most} characters, or holds a zero character.",
  "setup-account": "\"{value}\" is not 1 to 40 letters, digits, -, _ or . .",
  "setup-charset": "\"{value}\" is not a charset. There are: {charsets}.",
  "setup-dialect": "\"{value}\" is not a dialect. There are: {dialects}.",
  "setup-endpoint": "\"{value}\" is not a port from 0 (any free one) to 65535, address:port, [v6]:port, [v6%interface]:port for a link-local address, or *:port.",
  "setup-endpoint-group": "\"{value}\" is a multicast group. Listen on all addresses, such as *:{port}, and name the group with its interface under Groups.",
  "setup-group": "\"{value}\" is not GROUP@INTERFACE, GROUP@INTERFACE from SOURCE or broadcast@INTERFACE, for example 239.1.2.3@eth0, 232.1.1.1@eth0 from 10.0.0.5, ff02::1:2@eth0 or broadcast@eth0.",
  "setup-group-unheard": "\"{value}\" is only heard on an endpoint of all addresses, such as *:9000.",
  "setup-groups-many": "are more than {most}.",
  "setup-name": "\"{value}\" is not 1 to 40 letters, digits, -, _ or . .",
  "setup-too-long": "is longer than {most} characters.",
  "setup-ttl": "\"{value}\" is not a whole number from 1 to 255.",
  "sign-in-first": "Sign in on the page, or send a token: Authorization: Bearer wuc_…",
  "sign-in-wrong": "The name or the password is wrong, or there were too many attempts. Try again later.",
  "stopped-unconfirmed": "The gateway stopped before the peer confirmed it.",
  "stopped-while-sending": "The gateway stopped while it was sending this: it was sent or not.",
  "storage-corrupt": "Not saved and not sent: the gateway's database is damaged.",
  "storage-failing": "Not saved and not sent: the gateway's disk reports errors.",
  "storage-full": "Not saved and not sent: the gateway's disk is full.",
  "storage-locked": "Not saved and not sent: the gateway's database is locked by another program.",
  "storage-read-only": "Not saved and not sent: the gateway may not write to its data directory.",
  "storage-unreachable": "Not saved and not sent: the gateway's database cannot be reached.",
  "target-broadcast": "{target} is a broadcast address, and no listener is to send there. Name broadcast@INTERFACE in its groups, or set Gateway:Policy:Broadcast.",
  "target-denied": "{target} is denied by the gateway's settings.",
  "target-loopback": "{target} is the gateway's own machine. Only a setting can permit it.",
  "target-metadata": "{target} is a cloud's metadata service. Only a setting can permit it.",
  "target-multicast": "{target} is a multicast group, and no listener is in it. Name it in a listener's groups, or set Gateway:Policy:Multicast.",
  "target-no-port": "Port 0 is the port of no program.",
  "target-own-listener": "{target} is a listener of this gateway itself.",
  "target-service": "Port {port} belongs to {service}. Only a setting can permit it.",
  "target-unspecified": "{target} is the address of no machine.",
  "test-not-sent": "The system did not send it ({error}).",
  "text-or-bytes": "Give either text or bytes.",
  "token-too-fast": "Your token sends too much in too little time. Wait a moment.",
  "token-too-much": "A token cannot do more than you can.",
  "tokens-many": "You have {most} tokens already. Remove one first.",
  "udp-in-use": "UDP {address} is in use by another program or listener.",
  "udp-not-bindable": "UDP {address} cannot be bound ({error}).",
  "udp-not-here": "UDP {address}: this machine has no such address.",
  "udp-not-permitted": "UDP {address} may not be bound by this user.",
  "undeliverable": "the network could not deliver to {address}",
  "unknown-proxy": "A proxy that is not known brought this request. Name it in Gateway:Access:KnownProxies; then people need accounts.",
  "unwritable-character": "{character}, character {place:N0}, cannot be written in {charset}.",
  "waits-for-node": "Waits for the node {node}, which is not running.",
  "zero-byte": "A zero byte ends a message of IP Messenger and cannot be in it.",
} as const;

export type ReasonCode = keyof typeof sentences;
