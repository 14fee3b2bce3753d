const firstMs = 500;
const longestMs = 15_000;

/**
 * How long to wait before an attempt, in ms. It never gives up. Between half and the whole of a
 * time that doubles, so that many pages do not come back in the same moment.
 * @param attempt The attempt to be made, from 1.
 * @param random From 0 up to 1.
 */
export function retryDelay(attempt: number, random: number): number {
  const whole = Math.min(longestMs, firstMs * 2 ** Math.min(attempt - 1, 10));
  return Math.round(whole / 2 + (whole / 2) * random);
}
