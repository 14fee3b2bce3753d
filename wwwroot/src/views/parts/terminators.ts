/** The line ends that the gateway can add, by their words in its contract. */
export const terminators = ["lf", "crlf", "nul", "none"] as const;
export type TerminatorWord = (typeof terminators)[number];

const words: Readonly<Record<string, TerminatorWord>> = { "\n": "lf", "\r\n": "crlf", "\0": "nul" };

/** How a line end is written. */
export const endWords: Readonly<Record<TerminatorWord, string>> = {
  lf: "\\n",
  crlf: "\\r\\n",
  nul: "\\0",
  none: "",
};

/** The word for a line end. */
export function wordOf(terminator: string): TerminatorWord {
  return words[terminator] ?? "none";
}
