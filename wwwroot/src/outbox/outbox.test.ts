import { describe, expect, it } from "vitest";
import { message } from "../test/samples";
import { Outbox, outboxLimit } from "./outbox";
import type { OutboxEntry } from "./outboxEntry";
import type { OutboxStore } from "./outboxStore";

function entry(id: string, text = id): OutboxEntry {
  const createdAt = "2026-11-22T09:00:00Z";
  return { clientMessageId: id, conversationId: "c1", text, bytes: null, createdAt, refused: null };
}

/** A gateway to send to that can be away, and a store that outlives the page. */
class Bench {
  readonly kept = new Map<string, OutboxEntry>();
  readonly sent: string[] = [];
  shown: readonly OutboxEntry[] = [];
  isOpen = true;
  fail: ((id: string) => Error | null) | null = null;
  outbox = this.create();

  create(): Outbox {
    const store: OutboxStore = {
      all: () => Promise.resolve([...this.kept.values()]),
      put: (kept) => Promise.resolve(void this.kept.set(kept.clientMessageId, kept)),
      remove: (id) => Promise.resolve(void this.kept.delete(id)),
    };
    return new Outbox(store, {
      isOpen: () => this.isOpen,
      send: ({ clientMessageId }) => {
        const error = this.fail?.(clientMessageId);
        if (error) return Promise.reject(error);
        this.sent.push(clientMessageId);
        return Promise.resolve(message(this.sent.length, { clientMessageId }));
      },
      refusalOf: (error) => Promise.resolve(error instanceof RangeError ? error.message : null),
      changed: (entries) => (this.shown = entries),
      taken: () => undefined,
    });
  }
}

describe("Outbox", () => {
  it("send_Connected_IsTakenAndForgotten", async () => {
    const bench = new Bench();
    expect((await bench.outbox.send(entry("a"))).kind).toBe("taken");
    expect(bench.shown).toEqual([]);
    expect(bench.kept.size).toBe(0);
  });

  it("send_NotConnected_WaitsAndGoesOutInOrderWithTheSameIds", async () => {
    const bench = new Bench();
    bench.isOpen = false;
    expect((await bench.outbox.send(entry("a"))).kind).toBe("waiting");
    expect((await bench.outbox.send(entry("b"))).kind).toBe("waiting");
    expect(bench.shown.map((e) => e.clientMessageId)).toEqual(["a", "b"]);
    bench.isOpen = true;
    bench.outbox.resume();
    await expect.poll(() => bench.shown.length).toBe(0);
    expect(bench.sent).toEqual(["a", "b"]);
  });

  it("send_ConnectionLostMeanwhile_IsKeptForTheNextOne", async () => {
    const bench = new Bench();
    bench.fail = () => new Error("closed");
    expect((await bench.outbox.send(entry("a"))).kind).toBe("waiting");
    bench.fail = null;
    bench.outbox.resume();
    await expect.poll(() => bench.sent).toEqual(["a"]);
  });

  it("send_Refused_SaysWhyAndDoesNotHoldUpTheOthers", async () => {
    const bench = new Bench();
    bench.fail = (id) => (id === "a" ? new RangeError("too long") : null);
    expect(await bench.outbox.send(entry("a"))).toMatchObject({
      kind: "refused",
      reason: "too long",
    });
    expect((await bench.outbox.send(entry("b"))).kind).toBe("taken");
    expect(bench.shown.map((e) => e.refused)).toEqual(["too long"]);
  });

  it("retry_Refused_SendsWithTheSameId", async () => {
    const bench = new Bench();
    bench.fail = () => new RangeError("not now");
    await bench.outbox.send(entry("a"));
    bench.fail = null;
    await bench.outbox.retry("a");
    await expect.poll(() => bench.sent).toEqual(["a"]);
  });

  it("load_AfterReload_SendsWhatWasLeft", async () => {
    const bench = new Bench();
    bench.isOpen = false;
    await bench.outbox.send(entry("a"));
    bench.isOpen = true;
    const next = bench.create();
    await next.load();
    await expect.poll(() => bench.sent).toEqual(["a"]);
    expect(bench.kept.size).toBe(0);
  });

  it("send_Full_IsNotTaken", async () => {
    const bench = new Bench();
    bench.isOpen = false;
    for (let i = 0; i < outboxLimit; i++) await bench.outbox.send(entry(`m${i}`));
    expect((await bench.outbox.send(entry("last"))).kind).toBe("full");
    expect(bench.shown.length).toBe(outboxLimit);
  });

  it("discard_Waiting_IsNeverSent", async () => {
    const bench = new Bench();
    bench.isOpen = false;
    await bench.outbox.send(entry("a"));
    await bench.outbox.discard("a");
    bench.isOpen = true;
    bench.outbox.resume();
    expect((await bench.outbox.send(entry("b"))).kind).toBe("taken");
    expect(bench.sent).toEqual(["b"]);
  });
});
