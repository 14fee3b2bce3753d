import type { EventView, MessageView } from "../contract";
import { createHub } from "../hub/hubConnection";
import { sayRefusal } from "../hub/refusal";
import { Session } from "../hub/session";
import { openIndexedDbStore } from "../outbox/indexedDbStore";
import { Outbox } from "../outbox/outbox";
import { openingStore } from "../outbox/outboxStore";
import { messageAccepted, outboxChanged } from "../state/outboxChanges";
import { roundTripMeasured } from "../state/smallChanges";
import { typingFaded } from "../state/typingChanges";
import { Actions } from "./actions";
import { History } from "./history";
import { Listeners } from "./listeners";
import { ReadMarkers } from "./readMarkers";
import { sessionPort } from "./sessionPort";
import { Store } from "./store.svelte";
import { timed } from "./timed";
import { TypingSigns } from "./typingSigns";

const fadeEveryMs = 1_000;

/** The page's one connection and all that hangs on it. */
export class App {
  readonly store = new Store();
  /** Messages that came live, as they come. */
  readonly arrivals = new Listeners<readonly MessageView[]>();
  /** The gateway's store was replaced, and all was read anew. */
  readonly replaced = new Listeners<null>();
  readonly session: Session;
  readonly actions: Actions;
  readonly history: History;
  readonly markers: ReadMarkers;
  readonly typing: TypingSigns;
  readonly outbox: Outbox;

  constructor() {
    const hub = createHub(new URL("hub", document.baseURI).href);
    const invoke = timed(
      (method, ...args) => hub.invoke(method, ...args),
      (ms) => this.store.apply(roundTripMeasured, ms),
    );
    this.actions = new Actions(invoke);
    this.history = new History(this.store, invoke);
    this.markers = new ReadMarkers(this.store, invoke);
    this.typing = new TypingSigns(invoke);
    this.session = new Session(hub, sessionPort(this));
    this.outbox = new Outbox(openingStore(openIndexedDbStore()), {
      isOpen: () => this.session.isOpen,
      send: ({ clientMessageId, conversationId, text, bytes, sealed = null }) =>
        invoke("Send", { clientMessageId, conversationId, text, bytes, sealed }),
      refusalOf: sayRefusal,
      changed: (entries) => this.store.apply(outboxChanged, entries),
      taken: (message) => this.store.apply(messageAccepted, message),
    });
  }

  start(): void {
    this.session.start();
    this.outbox.load().catch(() => undefined);
    addEventListener("online", () => this.session.tryNow());
    setInterval(() => {
      if (this.store.newest.typing.size > 0) this.store.apply(typingFaded, Date.now());
    }, fadeEveryMs);
  }

  /** Tells those who listen of messages in a live part of the feed. */
  announce(events: readonly EventView[]): void {
    const posted = events.filter((event) => event.type === "messagePosted");
    if (posted.length > 0) this.arrivals.call(posted.map((event) => event.message));
  }
}

export const app = new App();
