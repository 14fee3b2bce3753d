import { expect, it } from "vitest";
import type { HistoryRequest, MessagePageView } from "../contract";
import { helloAnswered } from "../state/helloAnswered";
import { hello, message } from "../test/samples";
import type { Invoke } from "./actions";
import { History } from "./history";
import { Store } from "./store.svelte";

const pageSize = 4;
const last = 20;

/** A conversation of messages 1 to 20; each page waits until it is let go. */
class Journal {
  readonly asked: (number | null)[] = [];
  readonly store = new Store();
  readonly history = new History(this.store, ((_: string, request: HistoryRequest) =>
    this.#page(request)) as unknown as Invoke);
  readonly #waiting: (() => void)[] = [];

  constructor() {
    this.store.apply(helloAnswered, { answer: hello({ headSeq: last }), fresh: true });
  }

  get held(): readonly number[] {
    return (this.store.newest.logs.get("c1")?.messages ?? []).map(({ seq }) => seq);
  }

  /** Answers what was asked for, one page after the other, until nothing is asked any more. */
  async answerAll(): Promise<void> {
    for (let next = this.#waiting.shift(); next !== undefined; next = this.#waiting.shift()) {
      next();
      await new Promise((resolve) => setTimeout(resolve));
    }
  }

  #page({ beforeSeq }: HistoryRequest): Promise<MessagePageView> {
    this.asked.push(beforeSeq ?? null);
    const end = (beforeSeq ?? last + 1) - 1;
    const seqs = Array.from({ length: Math.min(pageSize, end) }, (_, i) => end - i).reverse();
    const messages = seqs.map((seq) => message(seq));
    const page = { messages, hasMore: end > pageSize } as MessagePageView;
    return new Promise((resolve) => this.#waiting.push(() => resolve(page)));
  }
}

it("backTo_PageIsOnItsWay_WaitsForItAndGoesOn", async () => {
  const journal = new Journal();
  journal.history.open("c1");
  const back = journal.history.backTo("c1", 10);
  await journal.answerAll();
  await back;
  expect(journal.asked).toEqual([null, 17, 13]);
  expect(journal.held[0]).toBe(9);
});

it("backTo_MessageIsHeld_AsksForNothing", async () => {
  const journal = new Journal();
  journal.history.open("c1");
  await journal.answerAll();
  await journal.history.backTo("c1", 18);
  expect(journal.asked).toEqual([null]);
});

it("backTo_BeforeTheFirst_EndsAtTheFirst", async () => {
  const journal = new Journal();
  journal.history.open("c1");
  const back = journal.history.backTo("c1", 0);
  await journal.answerAll();
  await back;
  expect(journal.held[0]).toBe(1);
});
