import type { OutboxEntry } from "./outboxEntry";
import type { OutboxStore } from "./outboxStore";

const databaseName = "webudpchat";
const storeName = "outbox";

/** Unsent messages in IndexedDB. Fails where the browser keeps nothing (private windows). */
export async function openIndexedDbStore(): Promise<OutboxStore> {
  const database = await open();
  const run = <T>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest<T>) =>
    done(act(database.transaction(storeName, mode).objectStore(storeName)));
  return {
    all: async () => {
      const entries = await run("readonly", (store) => store.getAll() as IDBRequest<OutboxEntry[]>);
      return entries.sort((a, b) => a.createdAt.localeCompare(b.createdAt));
    },
    put: async (entry) => {
      await run("readwrite", (store) => store.put(entry));
    },
    remove: async (clientMessageId) => {
      await run("readwrite", (store) => store.delete(clientMessageId));
    },
  };
}

function open(): Promise<IDBDatabase> {
  const request = indexedDB.open(databaseName, 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore(storeName, { keyPath: "clientMessageId" });
  };
  return done(request);
}

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error("IndexedDB refused."));
  });
}
