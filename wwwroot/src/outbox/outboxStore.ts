import type { OutboxEntry } from "./outboxEntry";

/** Where unsent messages are kept over a reload. */
export interface OutboxStore {
  all(): Promise<OutboxEntry[]>;
  put(entry: OutboxEntry): Promise<void>;
  remove(clientMessageId: string): Promise<void>;
}

/** For a browser that keeps nothing: unsent messages live as long as the page. */
const forgetfulStore: OutboxStore = {
  all: () => Promise.resolve([]),
  put: () => Promise.resolve(),
  remove: () => Promise.resolve(),
};

/** A store that is still being opened. */
export function openingStore(open: Promise<OutboxStore>): OutboxStore {
  const store = open.catch(() => forgetfulStore);
  return {
    all: async () => (await store).all(),
    put: async (entry) => (await store).put(entry),
    remove: async (clientMessageId) => (await store).remove(clientMessageId),
  };
}
