import { chipPattern } from "./chips";
import type { Token } from "./tokens";

const trailing = /[.,:;!?)\]}]$/;

/** Reads an http(s) address from the start of `found`, without the punctuation of the sentence around it. */
export function readLink(found: string): Token | null {
  const chip = chipPattern.exec(found);
  let text = chip === null ? found : found.slice(0, chip.index);
  while (trailing.test(text) && !closesOwnBracket(text)) text = text.slice(0, -1);
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  // A name before the host makes readers take it for the host.
  if (url.username !== "" || url.password !== "") return null;
  return { kind: "link", text, href: url.href, host: url.host, isPlain: isPlain(text, url) };
}

/** Whether the host is written as a browser reads it: letters of other scripts and odd numbers are not. */
function isPlain(text: string, { host, protocol }: URL): boolean {
  return text.toLowerCase().startsWith(`${protocol}//${host}`);
}

/** `https://x.org/a_(b)` ends with a bracket of its own. */
function closesOwnBracket(text: string): boolean {
  return text.endsWith(")") && text.split("(").length === text.split(")").length;
}
