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

it("refusalOf_ATypeWithATranslation_IsSaidInIt", () => {
  const error = new Error(
    "Failed to invoke 'Send'. HubException: restarting: The gateway is restarting.",
  );
  expect(refusalOf(error, { restarting: "Neustart." })).toBe("Neustart.");
  expect(refusalOf(error, { busy: "Viel zu tun." })).toBe("The gateway is restarting.");
});
