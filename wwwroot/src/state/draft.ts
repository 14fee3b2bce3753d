import type { AppState, Log, Mark } from "./appState";
import { emptyMark } from "./appState";

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
type Editable<M> = M extends ReadonlyMap<infer K, infer V> ? Map<K, V> : never;
type MapKey = "peers" | "conversations" | "marks" | "logs" | "typing" | "capped";
type MutableLog = Mutable<Omit<Log, "messages">> & { messages: Log["messages"] };

/**
 * A batch of changes to a state. Each collection is copied when it is first written to, once for
 * the batch, so that a thousand events cost one copy and the state that views hold never changes.
 */
export class Draft {
  readonly state: Mutable<AppState>;
  readonly #own = new WeakSet();

  constructor(base: AppState) {
    this.state = { ...base };
  }

  map<K extends MapKey>(key: K): Editable<AppState[K]> {
    const current: object = this.state[key];
    if (this.#own.has(current)) return current as Editable<AppState[K]>;
    const copy = new Map(current as ReadonlyMap<unknown, unknown>) as unknown as Editable<
      AppState[K]
    >;
    this.#own.add(copy);
    this.state[key] = copy as unknown as AppState[K];
    return copy;
  }

  mark(conversationId: string, change: (mark: Mark) => Partial<Mark>): void {
    const mark = this.state.marks.get(conversationId) ?? emptyMark;
    this.map("marks").set(conversationId, { ...mark, ...change(mark) });
  }

  /** The log to write to, or undefined where the page holds none of that conversation. */
  log(conversationId: string): MutableLog | undefined {
    const current = this.state.logs.get(conversationId);
    if (current === undefined || this.#own.has(current)) return current;
    const copy: Log = { ...current };
    this.#own.add(copy);
    this.map("logs").set(conversationId, copy);
    return copy;
  }

  /** The log's messages as an array to write to. */
  messages(log: MutableLog): Log["messages"][number][] {
    if (this.#own.has(log.messages)) return log.messages as Log["messages"][number][];
    const copy = log.messages.slice();
    this.#own.add(copy);
    log.messages = copy;
    return copy;
  }
}
