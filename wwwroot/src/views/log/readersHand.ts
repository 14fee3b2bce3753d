import { type Following, gestureMs } from "./following.svelte";

const upKeys = ["ArrowUp", "PageUp", "Home"];
const downKeys = ["ArrowDown", "PageDown", "End"];

/**
 * Tells a log's {@link Following} what the reader's hand does to it: wheel, finger, keys, scroll bar.
 * Calls `rested` when a gesture is over. Returns what ends it.
 */
export function watchHand(
  scroller: HTMLElement,
  follow: Following,
  rested: () => void,
): () => void {
  const ending = new AbortController();
  const passive = { passive: true, signal: ending.signal };
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isHeld = false;
  let isGliding = false;
  let fingerAt = 0;

  function lead(isUp: boolean): void {
    if (isUp) follow.leadsUp(scroller, performance.now());
    else follow.leadsDown(performance.now());
    if (!isHeld) restIn(gestureMs);
  }

  function restIn(ms: number): void {
    clearTimeout(timer);
    timer = setTimeout(rested, ms);
  }

  function hold(isOnBar: boolean): void {
    clearTimeout(timer);
    isHeld = true;
    isGliding = isOnBar;
    follow.held();
  }

  function release(): void {
    if (!isHeld) return;
    isHeld = false;
    follow.released(performance.now(), isGliding);
    restIn(isGliding ? gestureMs : 0);
  }

  function wheel({ deltaY, ctrlKey }: WheelEvent): void {
    // With Ctrl it makes the page larger.
    if (deltaY !== 0 && !ctrlKey) lead(deltaY < 0);
  }

  function key({ key, shiftKey, ctrlKey, altKey }: KeyboardEvent): void {
    if (ctrlKey || altKey) return;
    const isSpace = key === " ";
    if (upKeys.includes(key) || (isSpace && shiftKey)) lead(true);
    else if (downKeys.includes(key) || isSpace) lead(false);
  }

  function finger({ touches }: TouchEvent): void {
    fingerAt = touches[0]?.clientY ?? 0;
    hold(false);
  }

  function fingerMoved({ touches }: TouchEvent): void {
    const at = touches[0]?.clientY ?? fingerAt;
    if (at === fingerAt) return;
    isGliding = true;
    lead(at > fingerAt);
    fingerAt = at;
  }

  function pressed(event: PointerEvent): void {
    // Fingers have events of their own, which go on while the log scrolls.
    if (event.pointerType !== "touch") hold(isOnBar(scroller, event));
  }

  scroller.addEventListener("wheel", wheel, passive);
  scroller.addEventListener("keydown", key, passive);
  scroller.addEventListener("touchstart", finger, passive);
  scroller.addEventListener("touchmove", fingerMoved, passive);
  scroller.addEventListener("touchend", release, passive);
  scroller.addEventListener("touchcancel", release, passive);
  scroller.addEventListener("pointerdown", pressed, passive);
  addEventListener("pointerup", release, passive);
  addEventListener("blur", release, passive);
  // Some browsers do not tell that a scroll bar is let go.
  addEventListener(
    "pointermove",
    ({ pointerType, buttons }) => {
      if (pointerType !== "touch" && buttons === 0) release();
    },
    passive,
  );
  return () => {
    clearTimeout(timer);
    ending.abort();
  };
}

/** Beside what the log shows, on either side, is its bar. */
function isOnBar(scroller: HTMLElement, { clientX, target }: PointerEvent): boolean {
  const x = clientX - scroller.getBoundingClientRect().left - scroller.clientLeft;
  return target === scroller && (x < 0 || x >= scroller.clientWidth);
}
