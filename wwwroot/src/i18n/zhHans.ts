import type { Texts } from "./en";
import { access } from "./zhHans/access";
import { doctor } from "./zhHans/doctor";
import { forms } from "./zhHans/forms";
import { lab } from "./zhHans/lab";
import { messages } from "./zhHans/messages";
import { page } from "./zhHans/page";
import { relay } from "./zhHans/relay";

/** Simplified Chinese. */
export const zhHans: Texts = {
  ...page,
  ...messages,
  ...forms,
  ...access,
  ...relay,
  ...doctor,
  ...lab,
};
