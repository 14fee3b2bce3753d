import { expect, it } from "vitest";
import { refusalOf } from "./hubError";
import { mark } from "./reasonProtocol";

it.each([
  [
    "An unexpected error occurred invoking 'Send' on the server. HubException: Too long.",
    "Too long.",
  ],
  ["Failed to invoke 'Send'. HubException: not-found: There is no c9.", "There is no c9."],
  ["An unexpected error occurred invoking 'Send' on the server.", ""],
])("refusalOf_%s", (message, said) => {
  expect(refusalOf(new Error(message))?.sentence).toBe(said);
});

it.each([
  "Invocation canceled due to the underlying connection being closed.",
  "Cannot send data if the connection is not in the 'Connected' State.",
])("refusalOf_%s_IsNone", (message) => {
  expect(refusalOf(new Error(message))).toBeNull();
});

it("refusalOf_WithWhatItSays_ReadsBoth", () => {
  const why = { code: "no-conversation", args: { conversation: "c9" } };
  const error = new Error(
    `Failed to invoke 'Send'. HubException: not-found: There is no c9.${mark}${JSON.stringify(why)}`,
  );
  expect(refusalOf(error)).toEqual({ type: "not-found", sentence: "There is no c9.", why });
});
