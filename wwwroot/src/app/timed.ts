import type { ChatHub } from "../contract";
import type { Invoke } from "./actions";

/** Calls that the gateway answers without work, so that their time is that of the way. */
const quick: ReadonlySet<keyof ChatHub> = new Set(["MarkRead", "Typing"]);

/** Measures the round trip by calls that are made anyway. */
export function timed(invoke: Invoke, measured: (ms: number) => void): Invoke {
  return (method, ...args) => {
    const began = performance.now();
    const answer = invoke(method, ...args);
    if (quick.has(method))
      answer.then(
        () => measured(Math.round(performance.now() - began)),
        () => undefined,
      );
    return answer;
  };
}
