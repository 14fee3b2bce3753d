import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { EventView, HelloAnswer, SyncAnswer } from "../contract";
import type { ConnectionState } from "../state/connectionState";
import { hello, posted } from "../test/samples";
import { stepTimeoutMs } from "./inTime";
import { Session } from "./session";
import { type HubLink, TypedHub } from "./typedHub";

/** A gateway that can be away, refuse, be silent, or be replaced. */
class Gateway {
  isThere = true;
  isSilent = false;
  refusal: string | null = null;
  answer: HelloAnswer = hello();
  missed: readonly EventView[] = [];
  readonly hellos: unknown[] = [];
  readonly states: ConnectionState[] = [];
  readonly applied: number[] = [];
  readonly greetings: { fresh: boolean; replaced: boolean }[] = [];
  ready = 0;
  #closed: () => void = () => undefined;
  readonly #handlers = new Map<string, (message: unknown) => void>();

  readonly session = new Session(
    new TypedHub(this.#link()),
    {
      connection: (state) => this.states.push(state),
      greeted: (_, fresh, replaced) => this.greetings.push({ fresh, replaced }),
      events: (events) => this.applied.push(...events.map((event) => event.seq)),
      ready: () => this.ready++,
      presence: () => undefined,
      typing: () => undefined,
      stats: () => undefined,
      userName: () => "alice",
    },
    () => 0,
  );

  get last(): ConnectionState | undefined {
    return this.states.at(-1);
  }

  drop(): void {
    this.isThere = false;
    this.#closed();
  }

  push(method: string, message: unknown): void {
    this.#handlers.get(method)?.(message);
  }

  #link(): HubLink {
    const invoke = (method: string, request: unknown): Promise<unknown> => {
      if (method === "Sync") return Promise.resolve(this.#sync());
      this.hellos.push(request);
      if (this.isSilent) return new Promise(() => undefined);
      if (this.refusal !== null)
        return Promise.reject(new Error(`… HubException: ${this.refusal}`));
      return Promise.resolve(this.answer);
    };
    return {
      start: () => (this.isThere ? Promise.resolve() : Promise.reject(new Error("refused"))),
      stop: () => Promise.resolve(),
      onclose: (handler: () => void) => (this.#closed = handler),
      on: (name: string, handler: (message: unknown) => void) => {
        this.#handlers.set(name, handler);
      },
      invoke,
    } as unknown as HubLink;
  }

  #sync(): SyncAnswer {
    const { epoch, headSeq } = this.answer;
    return { epoch, reset: false, events: this.missed, headSeq };
  }
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe("Session", () => {
  it("start_GatewayThere_SaysHelloWithoutCursor", async () => {
    const gateway = new Gateway();
    gateway.session.start();
    await vi.advanceTimersByTimeAsync(0);
    expect(gateway.hellos).toEqual([{ epoch: null, seq: null, name: "alice" }]);
    expect(gateway.greetings).toEqual([{ fresh: true, replaced: false }]);
    expect(gateway.last?.kind).toBe("connected");
    expect(gateway.ready).toBe(1);
  });

  it("start_GatewayAway_TriesForEverAndFindsIt", async () => {
    const gateway = new Gateway();
    gateway.isThere = false;
    gateway.session.start();
    await vi.advanceTimersByTimeAsync(3_600_000);
    expect(gateway.last?.kind).toBe("reconnecting");
    expect(gateway.states.length).toBeGreaterThan(200);
    gateway.isThere = true;
    await vi.advanceTimersByTimeAsync(15_000);
    expect(gateway.last?.kind).toBe("connected");
  });

  it("drop_SameStore_CatchesUpFromItsCursor", async () => {
    const gateway = new Gateway();
    gateway.session.start();
    await vi.advanceTimersByTimeAsync(0);
    gateway.drop();
    gateway.isThere = true;
    gateway.answer = hello({ headSeq: 12 });
    gateway.missed = [posted(11), posted(12)];
    await vi.advanceTimersByTimeAsync(1_000);
    expect(gateway.hellos.at(-1)).toEqual({ epoch: "e1", seq: 10, name: "alice" });
    expect(gateway.greetings.at(-1)).toEqual({ fresh: false, replaced: false });
    expect(gateway.applied).toEqual([11, 12]);
    gateway.push("Feed", { epoch: "e1", prevSeq: 12, events: [posted(13)] });
    expect(gateway.applied).toEqual([11, 12, 13]);
  });

  it("drop_StoreReplaced_DropsWhatWasHeldAndSaysSo", async () => {
    const gateway = new Gateway();
    gateway.session.start();
    await vi.advanceTimersByTimeAsync(0);
    gateway.drop();
    gateway.isThere = true;
    gateway.answer = hello({ epoch: "e2", headSeq: 3, reset: true });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(gateway.greetings.at(-1)).toEqual({ fresh: true, replaced: true });
  });

  it("hello_Refused_SaysTheGatewaysReasonAndTriesAgain", async () => {
    const gateway = new Gateway();
    gateway.refusal = "The journal cannot be read.";
    gateway.session.start();
    await vi.advanceTimersByTimeAsync(100);
    expect(gateway.last).toMatchObject({ kind: "refused", reason: "The journal cannot be read." });
    gateway.refusal = null;
    await vi.advanceTimersByTimeAsync(2_000);
    expect(gateway.last?.kind).toBe("connected");
  });

  it("hello_NoAnswer_IsGivenUpAfterAWhile", async () => {
    const gateway = new Gateway();
    gateway.isSilent = true;
    gateway.session.start();
    await vi.advanceTimersByTimeAsync(stepTimeoutMs + 100);
    expect(gateway.last?.kind).toBe("reconnecting");
  });

  it("tryNow_WhileWaiting_DoesNotWait", async () => {
    const gateway = new Gateway();
    gateway.isThere = false;
    gateway.session.start();
    await vi.advanceTimersByTimeAsync(10_000);
    gateway.isThere = true;
    gateway.session.tryNow();
    await vi.advanceTimersByTimeAsync(0);
    expect(gateway.last?.kind).toBe("connected");
  });
});
