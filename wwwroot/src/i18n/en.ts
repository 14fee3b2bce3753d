import { access } from "./en/access";
import { forms } from "./en/forms";
import { messages } from "./en/messages";
import { page } from "./en/page";

/** English, and the list of all texts that the page shows. */
export const en = { ...page, ...messages, ...forms, ...access };

export type Texts = typeof en;
