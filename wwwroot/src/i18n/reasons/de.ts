import type { ReasonTexts } from "../reasons.svelte";
import { asking } from "./de/asking";
import { requesting } from "./de/requesting";
import { running } from "./de/running";
import { sending } from "./de/sending";

/** German: what the gateway says. */
export const reasons: ReasonTexts = { ...sending, ...asking, ...running, ...requesting };
