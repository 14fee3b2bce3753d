import type { Texts } from "./en";
import { access } from "./ja/access";
import { doctor } from "./ja/doctor";
import { forms } from "./ja/forms";
import { lab } from "./ja/lab";
import { messages } from "./ja/messages";
import { page } from "./ja/page";
import { relay } from "./ja/relay";

/** Japanese. */
export const ja: Texts = { ...page, ...messages, ...forms, ...access, ...relay, ...doctor, ...lab };
