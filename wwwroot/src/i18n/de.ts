import type { Texts } from "./en";
import { access } from "./de/access";
import { forms } from "./de/forms";
import { messages } from "./de/messages";
import { page } from "./de/page";

/** German. */
export const de: Texts = { ...page, ...messages, ...forms, ...access };
