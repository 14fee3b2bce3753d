/** What the user chose for this browser. */
export interface Settings {
  name: string | null;
  theme: "system" | "light" | "dark" | "contrast";
  language: string | null;
  direction: "auto" | "ltr" | "rtl";
  sound: boolean;
  notifications: boolean;
  announce: boolean;
  plainList: boolean;
  enterSends: boolean;
  /** Conversations without notice and sound. */
  quiet: readonly string[];
}

const key = "webudpchat.settings";

const defaults: Settings = {
  name: null,
  theme: "system",
  language: null,
  direction: "auto",
  sound: false,
  notifications: false,
  announce: true,
  plainList: false,
  enterSends: true,
  quiet: [],
};

/** Each value as stored if it is of the kind of its default, else the default. */
function read(): Settings {
  const stored = parse(localStorageItem());
  const kept = Object.entries(defaults).map(([name, value]: [string, unknown]) => {
    const found: unknown = stored[name];
    const fits = value === null ? typeof found === "string" : typeof found === typeof value;
    return [name, fits ? found : value] as const;
  });
  return Object.fromEntries(kept) as unknown as Settings;
}

function localStorageItem(): string {
  try {
    return localStorage.getItem(key) ?? "{}";
  } catch {
    return "{}";
  }
}

function parse(json: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

export const settings: Settings = $state(read());

/** Changes settings and keeps them. A browser that keeps nothing forgets them with the page. */
export function changeSettings(change: Partial<Settings>): void {
  Object.assign(settings, change);
  try {
    localStorage.setItem(key, JSON.stringify(settings));
  } catch {
    return;
  }
}
