import type { Texts } from "./en";
import { access } from "./zhHans/access";
import { forms } from "./zhHans/forms";
import { messages } from "./zhHans/messages";
import { page } from "./zhHans/page";

/** Simplified Chinese. */
export const zhHans: Texts = { ...page, ...messages, ...forms, ...access };
