import { expect, it } from "vitest";
import { refusalOf } from "./hubError";

it.each([
  [
    "An unexpected error occurred invoking 'Send' on the server. HubException: Too long.",
    "Too long.",
  ],
  ["Failed to invoke 'Send'. HubException: not-found: There is no c9.", "There is no c9."],
  ["An unexpected error occurred invoking 'Send' on the server.", ""],
  ["Invocation canceled due to the underlying connection being closed.", null],
  ["Cannot send data if the connection is not in the 'Connected' State.", null],
])("refusalOf_%s", (message, said) => {
  expect(refusalOf(new Error(message))).toBe(said);
});
