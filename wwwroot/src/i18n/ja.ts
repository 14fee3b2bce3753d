import type { Texts } from "./en";
import { access } from "./ja/access";
import { forms } from "./ja/forms";
import { messages } from "./ja/messages";
import { page } from "./ja/page";

/** Japanese. */
export const ja: Texts = { ...page, ...messages, ...forms, ...access };
