import { access } from "./en/access";
import { doctor } from "./en/doctor";
import { forms } from "./en/forms";
import { lab } from "./en/lab";
import { messages } from "./en/messages";
import { page } from "./en/page";
import { relay } from "./en/relay";

/** English, and the list of all texts that the page shows. */
export const en = { ...page, ...messages, ...forms, ...access, ...relay, ...doctor, ...lab };

export type Texts = typeof en;
