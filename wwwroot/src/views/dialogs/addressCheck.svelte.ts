import { app } from "../../app/app";
import type { AddressView } from "../../contract";

/** The gateway is asked when the typing pauses for this long, in ms. */
const pauseMs = 300;

/** What the gateway says of an address while it is typed. A host name is looked up when the field is left. */
export class AddressCheck {
  /** Null while nothing is known. */
  answer: AddressView | null = $state.raw(null);
  #asked = "";

  /** Asks after a pause; what it returns takes that back. */
  later(address: string, listener: string | null): () => void {
    if (address !== this.#asked) this.answer = null;
    const timer = setTimeout(() => void this.now(address, listener, false), pauseMs);
    return () => clearTimeout(timer);
  }

  async now(address: string, listener: string | null, resolve: boolean): Promise<void> {
    this.#asked = address;
    const outcome = await app.actions.checkAddress({ address, listener, resolve });
    // What was not answered, or is no longer asked, says nothing.
    if (outcome.ok && this.#asked === address) this.answer = outcome.value;
  }
}
