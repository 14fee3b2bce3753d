import type { EventView, HelloAnswer, PresenceView, StatsView, TypingView } from "../contract";
import type { ConnectionState } from "../state/connectionState";
import { FeedFollower } from "./feedFollower";
import { sayRefusal } from "./refusal";
import { retryDelay } from "./retryPolicy";
import { inTime } from "./inTime";
import type { TypedHub } from "./typedHub";
import { Waiter } from "./waiter";

export interface SessionPort {
  connection(state: ConnectionState): void;
  /** `fresh`: all that was held is of no use; `replaced`: and there was something. */
  greeted(answer: HelloAnswer, fresh: boolean, replaced: boolean): void;
  events(events: readonly EventView[], live: boolean): void;
  /** Everything missed is here, and calls can be made. */
  ready(): void;
  presence(presence: PresenceView): void;
  typing(typing: TypingView): void;
  stats(stats: StatsView): void;
  userName(): string | null;
}

/** Keeps one connection to the gateway for as long as the page is open. */
export class Session {
  readonly #hub: TypedHub;
  readonly #port: SessionPort;
  readonly #random: () => number;
  readonly #waiter = new Waiter();
  readonly #follower: FeedFollower;
  #isOpen = false;
  #syncLimit = 500;

  constructor(hub: TypedHub, port: SessionPort, random: () => number = Math.random) {
    this.#hub = hub;
    this.#port = port;
    this.#random = random;
    this.#follower = new FeedFollower({
      sync: ({ epoch, seq }) =>
        hub.invoke("Sync", { epoch, afterSeq: seq, limit: this.#syncLimit }),
      apply: (events, live) => port.events(events, live),
      lost: () => void this.restart(),
    });
    hub.on("Feed", (batch) => this.#follow(this.#follower.batch(batch)));
    hub.on("Lagging", ({ headSeq }) => this.#follow(this.#follower.lagging(headSeq)));
    hub.on("Presence", (presence) => port.presence(presence));
    hub.on("Typing", (typing) => port.typing(typing));
    hub.on("Stats", (stats) => port.stats(stats));
    hub.onClose(() => {
      if (!this.#isOpen) return;
      this.#isOpen = false;
      void this.#connect(1);
    });
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** Connects, and never gives up. */
  start(): void {
    void this.#connect(0);
  }

  /** Makes the attempt that is waited for at once. */
  tryNow(): void {
    this.#waiter.wake();
  }

  /** Closes the connection and makes a new one, for example to say hello with another name. */
  async restart(): Promise<void> {
    await this.#hub.stop();
  }

  async #connect(firstAttempt: number): Promise<void> {
    let refused: string | null = null;
    for (let attempt = firstAttempt; ; attempt++) {
      if (attempt > 0) {
        const delay = retryDelay(attempt, this.#random());
        this.#say(attempt, refused, Date.now() + delay);
        await this.#waiter.wait(delay);
        this.#say(attempt, refused, null);
      } else this.#port.connection({ kind: "connecting" });
      try {
        return await this.#open();
      } catch (error) {
        refused = await sayRefusal(error);
        await this.#hub.stop().catch(() => undefined);
      }
    }
  }

  #say(attempt: number, refused: string | null, retryAt: number | null): void {
    this.#port.connection(
      refused === null
        ? { kind: "reconnecting", attempt, retryAt }
        : { kind: "refused", reason: refused, attempt, retryAt },
    );
  }

  async #open(): Promise<void> {
    this.#follower.connected();
    await inTime(this.#hub.start());
    const cursor = this.#follower.cursor;
    const began = performance.now();
    const answer = await inTime(
      this.#hub.invoke("Hello", {
        epoch: cursor?.epoch ?? null,
        seq: cursor?.seq ?? null,
        name: this.#port.userName(),
      }),
    );
    const roundTripMs = Math.round(performance.now() - began);
    const isReplaced = cursor !== null && (answer.reset || answer.epoch !== cursor.epoch);
    this.#syncLimit = answer.limits.maxSyncLimit;
    this.#port.greeted(answer, cursor === null || isReplaced, isReplaced);
    await this.#follower.greeted(answer);
    this.#isOpen = true;
    this.#port.connection({ kind: "connected", roundTripMs });
    this.#port.ready();
  }

  /** A failed Sync leaves the cursor where it was: a new connection goes on from there. */
  #follow(step: Promise<void>): void {
    step.catch(() => this.restart());
  }
}
