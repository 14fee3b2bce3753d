/** A piece of text that was looked for, or not. */
export interface Piece {
  readonly text: string;
  readonly isFound: boolean;
}

/** The part of a text around the first place of a query, in pieces; control characters become spaces. */
export function highlight(text: string, query: string, around: number): Piece[] {
  const plain = text.replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, " ");
  const at = plain.toLowerCase().indexOf(query.toLowerCase());
  if (at < 0) return [{ text: plain.slice(0, around * 2), isFound: false }];
  const from = Math.max(0, at - around);
  const end = at + query.length;
  return [
    { text: (from > 0 ? "…" : "") + plain.slice(from, at), isFound: false },
    { text: plain.slice(at, end), isFound: true },
    { text: plain.slice(end, end + around), isFound: false },
  ];
}
