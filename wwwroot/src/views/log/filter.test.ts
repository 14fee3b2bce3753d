import { expect, it } from "vitest";
import { message } from "../../test/samples";
import { FilteredLog, type LogFilter, noFilter } from "./filter";

const bob = { kind: "user", id: "u2", name: "bob" } as const;
const log = [
  message(1, { text: "temp=21.4" }),
  message(2, { text: "Rate", direction: "out", author: bob }),
  message(3, { text: null, bytes: "AQ==" }),
];

it.each<[Partial<LogFilter>, number[]]>([
  [{}, [1, 2, 3]],
  [{ direction: "out" }, [2]],
  [{ text: "TEMP" }, [1]],
  [{ author: "p1" }, [1, 3]],
  [{ author: "p1", text: "rate" }, []],
])("of_%j", (filter, seqs) => {
  const found = new FilteredLog().of(log, { ...noFilter, ...filter });
  expect(found.map((m) => m.seq)).toEqual(seqs);
});

it("of_GrownLog_LooksAtWhatIsNewOnly", () => {
  const filtered = new FilteredLog();
  const filter = { ...noFilter, text: "temp" };
  const first = filtered.of(log, filter);
  expect(filtered.of([...log, message(4, { text: "no" })], filter)).toBe(first);
  const grown = filtered.of(
    [...log, message(4, { text: "no" }), message(5, { text: "temp" })],
    filter,
  );
  expect(grown.map((m) => m.seq)).toEqual([1, 5]);
});

it("of_OlderPageInFront_StartsAnew", () => {
  const filtered = new FilteredLog();
  const filter = { ...noFilter, text: "temp" };
  filtered.of(log.slice(1), filter);
  expect(filtered.of(log, filter).map((m) => m.seq)).toEqual([1]);
});
