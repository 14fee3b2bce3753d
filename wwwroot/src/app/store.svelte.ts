import { type AppState, initialState } from "../state/appState";

/** Between two redraws, in ms. A trace of a thousand messages a second needs no more. */
const redrawMs = 100;

/** Holds the state. Views see it as of the last redraw; changes are made to the newest at once. */
export class Store {
  /** What views draw. */
  view: AppState = $state.raw(initialState);
  #newest: AppState = initialState;
  #drawnAt = -redrawMs;
  #timer: ReturnType<typeof setTimeout> | undefined;

  get newest(): AppState {
    return this.#newest;
  }

  /** Applies a pure function of (state, event). */
  apply<E>(change: (state: AppState, event: E) => AppState, event: E): void {
    this.#newest = change(this.#newest, event);
    if (this.#timer !== undefined) return;
    const wait = this.#drawnAt + redrawMs - performance.now();
    if (wait <= 0) this.draw();
    else this.#timer = setTimeout(() => this.draw(), wait);
  }

  /** Shows what there is now, for an answer to what the user just did. */
  draw(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#drawnAt = performance.now();
    this.view = this.#newest;
  }
}
