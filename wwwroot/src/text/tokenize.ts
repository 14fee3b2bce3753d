import { chipLabel, chipPattern, isJoiner } from "./chips";
import { readLink } from "./link";
import type { Token } from "./tokens";

const special = new RegExp(
  `${/```([^`]+)```|`([^`\n]+)`|\bhttps?:\/\/[^\s<>"'\x60\\]+/.source}|${chipPattern.source}`,
  "giu",
);

/** Splits text into plain text, links, code spans and chips. Whatever comes in stays text. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let from = 0;
  special.lastIndex = 0;
  for (let match = special.exec(text); match !== null; match = special.exec(text)) {
    const token = tokenOf(match[0], text.slice(Math.max(0, match.index - 4), match.index));
    if (token === null) {
      // What follows may still be a link or hide a character.
      special.lastIndex = match.index + 1;
      continue;
    }
    if (match.index > from) tokens.push({ kind: "text", text: text.slice(from, match.index) });
    tokens.push(token);
    from = match.index + token.text.length;
    special.lastIndex = from;
  }
  if (from < text.length) tokens.push({ kind: "text", text: text.slice(from) });
  return tokens;
}

/** The token that a match begins with, or null where it is plain text after all. */
function tokenOf(found: string, before: string): Token | null {
  if (found.startsWith("`")) return codeOf(found);
  if (chipPattern.test(found.slice(0, 2)) && !/^https?:/i.test(found))
    return isJoiner(found, before) ? null : { kind: "chip", text: found, label: chipLabel(found) };
  return readLink(found);
}

/** Code keeps its chips: a span that hides characters is not shown as code. */
function codeOf(found: string): Token | null {
  if (chipPattern.test(found)) return null;
  return { kind: "code", text: found, isBlock: found.startsWith("```") };
}
