/** Who wants to hear of something. */
export class Listeners<T> {
  readonly #heard = new Set<(value: T) => void>();

  /** Returns what ends the listening. */
  add(listener: (value: T) => void): () => void {
    this.#heard.add(listener);
    return () => this.#heard.delete(listener);
  }

  call(value: T): void {
    for (const listener of this.#heard) listener(value);
  }
}
