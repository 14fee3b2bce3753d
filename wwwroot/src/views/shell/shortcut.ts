/** What a key asks for, wherever it is pressed. */
export type Shortcut =
  "switcher" | "help" | "search" | "leave" | { readonly by: 1 | -1; readonly unread: boolean };

type Key = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey">;

/** Keys without Ctrl or Alt mean letters while something is written (WCAG 2.1.4). */
export function shortcutOf(key: Key, isWriting: boolean): Shortcut | null {
  const isCommand = (key.ctrlKey || key.metaKey) && !key.altKey && !key.shiftKey;
  if (isCommand && key.key.toLowerCase() === "k") return "switcher";
  if (isCommand && key.key.toLowerCase() === "f") return "search";
  if (key.altKey && !key.ctrlKey && !key.metaKey) {
    if (key.key === "ArrowUp") return { by: -1, unread: key.shiftKey };
    if (key.key === "ArrowDown") return { by: 1, unread: key.shiftKey };
  }
  if (key.key === "Escape") return "leave";
  const isBare = !key.ctrlKey && !key.metaKey && !key.altKey;
  return key.key === "?" && isBare && !isWriting ? "help" : null;
}
