import type { ReasonTexts } from "../reasons.svelte";
import { asking } from "./ja/asking";
import { requesting } from "./ja/requesting";
import { running } from "./ja/running";
import { sending } from "./ja/sending";

/** Japanese: what the gateway says. */
export const reasons: ReasonTexts = { ...sending, ...asking, ...running, ...requesting };
