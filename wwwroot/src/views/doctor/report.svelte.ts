import { ask } from "../access/accessApi";
import type { DoctorReport } from "./doctorApi";

/** How often the gateway is asked while the doctor is open, in ms. */
const everyMs = 3_000;

/** What the gateway says of its machine, read again and again. */
export class Report {
  now: DoctorReport | null = $state.raw(null);
  hasFailed: boolean = $state(false);

  /** Reads on until what it returns is called. */
  follow(): () => void {
    void this.read();
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") void this.read();
    }, everyMs);
    return () => clearInterval(timer);
  }

  async read(): Promise<void> {
    const outcome = await ask<DoctorReport>("GET", "doctor");
    this.hasFailed = !outcome.ok;
    if (outcome.ok) this.now = outcome.value;
  }
}
