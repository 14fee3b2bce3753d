import { tick } from "svelte";
import type { MessageView } from "../../contract";
import { placeOf } from "../../state/logMessages";

/**
 * The rows that the virtual list is given. A list can keep the reader's place when rows come or go
 * at one end at a time, so a change at both is given in two steps.
 */
export class ShownRows {
  rows: readonly MessageView[] = $state.raw([]);
  /** True while rows change at the front. */
  shift: boolean = $state(false);

  #newest: readonly MessageView[] = [];

  async update(next: readonly MessageView[]): Promise<void> {
    this.#newest = next;
    if (this.shift) return;
    const first = this.rows[0];
    const last = this.rows.at(-1);
    const isFrontSame = first === undefined || next[0]?.seq === first.seq;
    if (!isFrontSame && last !== undefined && next[0] !== undefined) {
      this.shift = true;
      this.rows = next.slice(0, placeOf(next, last.seq + 1));
      await tick();
      this.shift = false;
    }
    this.rows = this.#newest;
    await tick();
  }
}
