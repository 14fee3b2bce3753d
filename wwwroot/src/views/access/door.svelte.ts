import { app } from "../../app/app";
import { type Access, ask, readAccess } from "./accessApi";

/** What a stranger is shown instead of the chat. */
export type Gate = "setup" | "invite" | "signIn" | "notSetUp";

/** Whether this browser is let in. */
class Door {
  access: Access | null = $state.raw(null);
  #isStarted = false;

  /** Null where the chat is shown. */
  readonly gate: Gate | null = $derived(gateOf(this.access));

  /** Asks first, so that a stranger's page does not knock at the hub again and again. */
  async open(): Promise<void> {
    await this.look();
    if (this.gate !== null) return;
    this.#isStarted = true;
    app.start();
  }

  /** Asks again after the connection was lost: it may have been cut on purpose. */
  async look(): Promise<void> {
    const access = await readAccess();
    if (access !== null) this.access = access;
    else if (!this.#isStarted && this.access === null) this.access = offline;
  }

  async leave(): Promise<void> {
    await ask("POST", "access/sign-out", {});
    location.assign("/");
  }
}

/** The gateway is away: the page opens as it is, and waits for it. */
const offline: Access = { mode: "local", needsSetup: false, me: { id: "", name: "" } };

function gateOf(access: Access | null): Gate | null {
  if (access === null || access.me !== null) return null;
  const hasSecret = location.hash.length > 1;
  if (location.pathname === "/setup" && hasSecret && access.needsSetup) return "setup";
  if (location.pathname === "/invite" && hasSecret) return "invite";
  return access.needsSetup ? "notSetUp" : "signIn";
}

export const door = new Door();
