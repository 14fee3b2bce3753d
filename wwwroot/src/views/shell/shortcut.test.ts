import { expect, it } from "vitest";
import { type Shortcut, shortcutOf } from "./shortcut";

const none = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };

it.each<[object, boolean, Shortcut | null]>([
  [{ key: "k", ctrlKey: true }, true, "switcher"],
  [{ key: "K", metaKey: true }, false, "switcher"],
  [{ key: "ArrowUp", altKey: true }, true, { by: -1, unread: false }],
  [{ key: "ArrowDown", altKey: true, shiftKey: true }, true, { by: 1, unread: true }],
  [{ key: "?", shiftKey: true }, false, "help"],
  [{ key: "?", shiftKey: true }, true, null],
  [{ key: "Escape" }, true, "leave"],
  [{ key: "k" }, false, null],
])("shortcutOf_%j_WhileWriting %j", (key, isWriting, shortcut) => {
  expect(shortcutOf({ key: "", ...none, ...key }, isWriting)).toEqual(shortcut);
});
