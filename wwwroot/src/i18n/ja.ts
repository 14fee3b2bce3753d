import type { Texts } from "./en";
import { forms } from "./ja/forms";
import { messages } from "./ja/messages";
import { page } from "./ja/page";

/** Japanese. */
export const ja: Texts = { ...page, ...messages, ...forms };
