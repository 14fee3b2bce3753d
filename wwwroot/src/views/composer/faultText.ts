import type { Texts } from "../../i18n/en";
import type { PayloadFault } from "./payload";

/** Why nothing was sent, in a sentence. Places count from 1. */
export function faultText(fault: PayloadFault, limit: string, t: Texts): string {
  const c = t.composer;
  switch (fault.kind) {
    case "empty":
      return c.empty;
    case "tooLong":
      return c.tooLong(limit);
    case "notHex":
      return c.notHex(fault.char, fault.at + 1);
    case "halfByte":
      return c.halfByte(fault.char, fault.at + 1);
  }
}
