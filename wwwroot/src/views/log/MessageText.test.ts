// @vitest-environment happy-dom
import { flushSync, mount, unmount } from "svelte";
import { afterEach, expect, it } from "vitest";
import { message } from "../../test/samples";
import MessageText from "./MessageText.svelte";

let shown: ReturnType<typeof mount> | undefined;

function show(change: Parameters<typeof message>[1]): HTMLElement {
  shown = mount(MessageText, { target: document.body, props: { message: message(1, change) } });
  flushSync();
  return document.body;
}

afterEach(() => {
  if (shown) void unmount(shown);
  document.body.replaceChildren();
});

it.each([
  "<img src=x onerror=alert(1)>",
  "<svg/onload=alert(1)>",
  "<script>alert(1)</script>",
  '<a href="javascript:alert(1)">x</a>',
  "{@html '<b>x</b>'}",
])("show_%s_StaysText", (text) => {
  const body = show({ text });
  expect(body.textContent).toContain(text);
  expect(body.querySelector("img, svg, script, a, b")).toBeNull();
});

it("show_Link_OpensElsewhereAndTellsNothing", () => {
  const link = show({ text: "see http://sensor-7.local/help." }).querySelector("a");
  expect(link?.getAttribute("href")).toBe("http://sensor-7.local/help");
  expect(link?.rel).toContain("noopener");
  expect(link?.rel).toContain("noreferrer");
});

it("show_NotText_ShowsHexAndSaysWhy", () => {
  const body = show({ text: null, bytes: btoa("\x01\x9f\xff"), length: 3 });
  expect(body.textContent).toContain("01 9f ff");
  expect(body.textContent).toContain("not valid UTF-8");
});

it("show_EmptyDatagram_SaysSo", () => {
  expect(show({ text: "", length: 0 }).textContent).toContain("(empty datagram)");
});

it.each(["X", "\0"])("show_Probe %j_IsMarked", (text) => {
  expect(show({ text, length: 1 }).textContent).toContain("connection test?");
});

it("show_LongText_IsShortenedUntilAskedFor", () => {
  const text = "a".repeat(65_507);
  const body = show({ text, length: text.length });
  const shownText = () => body.querySelector("[data-testid=message-text]")?.textContent.length;
  expect(shownText()).toBeLessThan(1_000);
  body.querySelector("button")?.click();
  flushSync();
  expect(shownText()).toBe(65_507);
});
