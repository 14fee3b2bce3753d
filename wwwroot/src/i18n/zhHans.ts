import type { Texts } from "./en";
import { forms } from "./zhHans/forms";
import { messages } from "./zhHans/messages";
import { page } from "./zhHans/page";

/** Simplified Chinese. */
export const zhHans: Texts = { ...page, ...messages, ...forms };
