/** Words for the reasons that the gateway counts. */
export type LossWords = Readonly<Record<string, string>>;

/** Why datagrams were lost, in words; as the gateway names it where the page does not know it, which is then older. */
export function lossWord(words: LossWords, reason: string): string {
  return words[reason] ?? reason;
}
