import type { Texts } from "./en";
import { access } from "./de/access";
import { doctor } from "./de/doctor";
import { forms } from "./de/forms";
import { lab } from "./de/lab";
import { messages } from "./de/messages";
import { page } from "./de/page";
import { relay } from "./de/relay";

/** German. */
export const de: Texts = { ...page, ...messages, ...forms, ...access, ...relay, ...doctor, ...lab };
