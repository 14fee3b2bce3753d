/** Rows that Page up and Page down go. */
const page = 10;

/** The row that a key leads to, or null for a key that leads to none. */
export function rowAfter(key: string, from: number, count: number): number | null {
  const to = {
    ArrowUp: from - 1,
    ArrowDown: from + 1,
    PageUp: from - page,
    PageDown: from + page,
    Home: 0,
    End: count - 1,
  }[key];
  return to === undefined ? null : Math.max(0, Math.min(count - 1, to));
}
