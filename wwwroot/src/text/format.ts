function two(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}

/** `09:14:02.118`, local time. */
export function clock(at: string): string {
  const date = new Date(at);
  const ms = String(date.getMilliseconds()).padStart(3, "0");
  return `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}.${ms}`;
}

/** `2026-11-22 09:14:02.118`, local time. */
export function dateClock(at: string): string {
  return `${localDay(at)} ${clock(at)}`;
}

/** `2026-11-22`, the local day. */
export function localDay(at: string): string {
  const date = new Date(at);
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** `Sunday 22 November 2026` in a language, as it is written where the browser is at home. */
export function longDay(at: string, language: string): string {
  const own = navigator.languages.find((tag) => tag.startsWith(`${language}-`)) ?? language;
  return new Intl.DateTimeFormat(own, { dateStyle: "full" }).format(new Date(at));
}

export function number(value: number, language: string): string {
  return new Intl.NumberFormat(language).format(value);
}

/** `5 minutes ago` in a language; by the day when it is longer ago than that. */
export function ago(at: string, now: number, language: string): string {
  const seconds = Math.max(0, (now - Date.parse(at)) / 1_000);
  const format = new Intl.RelativeTimeFormat(language, { numeric: "auto", style: "short" });
  if (seconds < 60) return format.format(-Math.floor(seconds), "second");
  if (seconds < 3_600) return format.format(-Math.floor(seconds / 60), "minute");
  if (seconds < 86_400) return format.format(-Math.floor(seconds / 3_600), "hour");
  return format.format(-Math.floor(seconds / 86_400), "day");
}
