import type { EventView } from "../contract";
import { type AppState, initialState } from "../state/appState";
import { applyEvents } from "../state/events/applyEvents";

/** Between two redraws, in ms. A trace of a thousand messages a second needs no more. */
const redrawMs = 100;
/** Events that wait for a redraw at most: a page that nobody sees redraws seldom. */
const mostWaiting = 2_000;

/** Holds the state. Views see it as of the last redraw; changes are made to the newest at once. */
export class Store {
  /** What views draw. */
  view: AppState = $state.raw(initialState);
  readonly #applyFeed: typeof applyEvents;
  #state: AppState = initialState;
  /** Of the feed, and not in the state yet. */
  #waiting: EventView[] = [];
  #drawnAt = -redrawMs;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(applyFeed = applyEvents) {
    this.#applyFeed = applyFeed;
  }

  get newest(): AppState {
    if (this.#waiting.length > 0) {
      const events = this.#waiting;
      this.#waiting = [];
      this.#state = this.#applyFeed(this.#state, events);
    }
    return this.#state;
  }

  /** Applies a pure function of (state, event). */
  apply<E>(change: (state: AppState, event: E) => AppState, event: E): void {
    this.#state = change(this.newest, event);
    this.#drawSoon();
  }

  /** Takes a part of the feed. It is applied with all that comes until the next redraw: each time copies what it changes. */
  feed(events: readonly EventView[]): void {
    this.#waiting.push(...events);
    if (this.#waiting.length < mostWaiting) this.#drawSoon();
    else this.draw();
  }

  /** Shows what there is now, for an answer to what the user just did. */
  draw(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#drawnAt = performance.now();
    this.view = this.newest;
  }

  #drawSoon(): void {
    if (this.#timer !== undefined) return;
    const wait = this.#drawnAt + redrawMs - performance.now();
    if (wait <= 0) this.draw();
    else this.#timer = setTimeout(() => this.draw(), wait);
  }
}
