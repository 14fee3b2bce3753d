import type { ReasonTexts } from "../reasons.svelte";
import { asking } from "./zhHans/asking";
import { requesting } from "./zhHans/requesting";
import { running } from "./zhHans/running";
import { sending } from "./zhHans/sending";

/** Simplified Chinese: what the gateway says. */
export const reasons: ReasonTexts = { ...sending, ...asking, ...running, ...requesting };
