const mostChars = 800;
const mostLines = 12;

/** The beginning of a text that is too long for a row, not cut within a surrogate pair. */
export function shorten(text: string): string {
  let end = text.length > mostChars * 1.2 ? mostChars : text.length;
  let lineEnd = -1;
  for (let line = 0; line < mostLines; line++) {
    lineEnd = text.indexOf("\n", lineEnd + 1);
    if (lineEnd < 0 || lineEnd >= end) break;
  }
  if (lineEnd >= 0 && lineEnd < end) end = lineEnd;
  if (end === text.length) return text;
  const isPair = /[\ud800-\udbff]/.test(text.charAt(end - 1));
  return `${text.slice(0, isPair ? end - 1 : end)}…`;
}
