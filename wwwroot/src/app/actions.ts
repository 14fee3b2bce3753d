import type {
  AddListenerRequest,
  AddPeerRequest,
  AddressView,
  ChatHub,
  CheckAddressRequest,
  ConversationView,
  CreateConversationRequest,
  ListenerView,
  PeerView,
  UpdateConversationRequest,
  UpdateListenerRequest,
  UpdatePeerRequest,
} from "../contract";
import { sayRefusal } from "../hub/refusal";

/** What a call to the gateway came to. `reason` is null where the gateway was not reached. */
export type Outcome<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly reason: string | null };

export type Invoke = <M extends keyof ChatHub>(
  method: M,
  ...args: Parameters<ChatHub[M]>
) => ReturnType<ChatHub[M]>;

/** What a user can ask of the gateway that answers with yes or a reason. */
export class Actions {
  readonly #invoke: Invoke;

  constructor(invoke: Invoke) {
    this.#invoke = invoke;
  }

  addPeer(request: AddPeerRequest): Promise<Outcome<PeerView>> {
    return outcome(this.#invoke("AddPeer", request));
  }

  updatePeer(request: UpdatePeerRequest): Promise<Outcome<PeerView>> {
    return outcome(this.#invoke("UpdatePeer", request));
  }

  removePeer(peerId: string): Promise<Outcome<void>> {
    return outcome(this.#invoke("RemovePeer", { peerId }));
  }

  /** The earlier peer goes on at the later one's address, and the later one is removed. */
  mergePeers(peerId: string, into: string): Promise<Outcome<PeerView>> {
    return outcome(this.#invoke("MergePeers", { peerId, into }));
  }

  checkAddress(request: CheckAddressRequest): Promise<Outcome<AddressView>> {
    return outcome(this.#invoke("CheckAddress", request));
  }

  resumeRelay(conversationId: string, peerId: string): Promise<Outcome<ConversationView>> {
    return outcome(this.#invoke("ResumeRelay", { conversationId, peerId }));
  }

  createRoom(request: CreateConversationRequest): Promise<Outcome<ConversationView>> {
    return outcome(this.#invoke("CreateConversation", request));
  }

  updateRoom(request: UpdateConversationRequest): Promise<Outcome<ConversationView>> {
    return outcome(this.#invoke("UpdateConversation", request));
  }

  addListener(request: AddListenerRequest): Promise<Outcome<ListenerView>> {
    return outcome(this.#invoke("AddListener", request));
  }

  updateListener(request: UpdateListenerRequest): Promise<Outcome<ListenerView>> {
    return outcome(this.#invoke("UpdateListener", request));
  }

  removeListener(name: string): Promise<Outcome<void>> {
    return outcome(this.#invoke("RemoveListener", { name }));
  }

  resend(messageId: string): Promise<Outcome<unknown>> {
    return outcome(this.#invoke("Resend", { messageId }));
  }

  /** Uncovers a sealed message, of which its sender is told. */
  openMessage(messageId: string): Promise<Outcome<unknown>> {
    return outcome(this.#invoke("OpenMessage", { messageId }));
  }

  sendTest(listener: string | null): Promise<Outcome<void>> {
    return outcome(this.#invoke("SendTestDatagram", { listener }));
  }
}

async function outcome<T>(call: Promise<T>): Promise<Outcome<T>> {
  try {
    return { ok: true, value: await call };
  } catch (error) {
    return { ok: false, reason: await sayRefusal(error) };
  }
}
