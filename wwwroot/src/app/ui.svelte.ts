import type { MessageView } from "../contract";
import { type LogFilter, noFilter } from "../views/log/filter";

/** The panes of which a phone shows one at a time. */
export type Pane = "peers" | "messages" | "inspector";

/** What lies over the page. */
export type Overlay =
  | { readonly kind: "addPeer" }
  | { readonly kind: "peer"; readonly peerId: string }
  | { readonly kind: "room"; readonly conversationId: string | null }
  | { readonly kind: "member"; readonly listener: string }
  | { readonly kind: "settings" }
  | { readonly kind: "help" }
  | { readonly kind: "reach" }
  | { readonly kind: "switcher" }
  | { readonly kind: "search"; readonly conversationId: string | null };

export interface Notice {
  readonly id: number;
  readonly text: string;
  readonly tone: "ok" | "bad";
}

const doctorHash = "#doctor";
const weatherHash = "#weather";

/** What the user looks at. Nothing of it is the gateway's business. */
class Ui {
  conversationId: string | null = $state(readHash());
  /** The conversation that is shown was just made, and the gateway's news of it may still be on the way. */
  isComing: boolean = $state(false);
  /** Whether the doctor is shown instead of the messages. */
  isDoctorOpen: boolean = $state(asksForDoctor());
  /** Whether the weather is shown instead of the messages. */
  isWeatherOpen: boolean = $state(location.hash === weatherHash);
  selected: MessageView | null = $state.raw(null);
  pane: Pane = $state("messages");
  drawer: boolean = $state(false);
  overlay: Overlay | null = $state.raw(null);
  /** A message to go to, once it is here. */
  target: { readonly conversationId: string; readonly seq: number } | null = $state.raw(null);
  /** The conversation into which the user just sent something. */
  answered: { readonly conversationId: string } | null = $state.raw(null);
  filter: LogFilter = $state.raw(noFilter);
  isFilterOpen: boolean = $state(false);
  notices: readonly Notice[] = $state.raw([]);
  #nextNotice = 1;

  show(conversationId: string): void {
    if (this.conversationId !== conversationId) {
      this.selected = null;
      this.closeFilter();
    }
    this.conversationId = conversationId;
    this.isComing = false;
    this.isDoctorOpen = false;
    this.isWeatherOpen = false;
    this.pane = "messages";
    history.replaceState(null, "", `#${conversationId}`);
  }

  /** Shows a conversation that the gateway just answered with. */
  showNew(conversationId: string): void {
    this.show(conversationId);
    this.isComing = true;
  }

  openDoctor(): void {
    this.overlay = null;
    this.isDoctorOpen = true;
    this.isWeatherOpen = false;
    history.replaceState(null, "", doctorHash);
  }

  /** Goes where the address in the browser's bar says by now. */
  followAddress(): void {
    const conversationId = readHash();
    if (location.hash === doctorHash) this.openDoctor();
    else if (location.hash === weatherHash) this.openWeather();
    else if (conversationId !== null) this.show(conversationId);
  }

  openWeather(): void {
    this.overlay = null;
    this.isWeatherOpen = true;
    this.isDoctorOpen = false;
    history.replaceState(null, "", weatherHash);
  }

  /** Goes back to the messages from whatever is shown instead of them. */
  closeDoctor(): void {
    this.isDoctorOpen = false;
    this.isWeatherOpen = false;
    const hash = this.conversationId === null ? "" : `#${this.conversationId}`;
    history.replaceState(null, "", `${location.pathname}${hash}`);
  }

  inspect(message: MessageView | null): void {
    this.selected = message;
    this.drawer = message !== null;
  }

  /** Shows a message of a conversation. */
  goTo(conversationId: string, seq: number): void {
    this.show(conversationId);
    // The filter may hide it.
    this.closeFilter();
    this.target = { conversationId, seq };
  }

  closeFilter(): void {
    this.filter = noFilter;
    this.isFilterOpen = false;
  }

  /** Says something for a while, or until it is closed. */
  say(text: string, tone: Notice["tone"] = "ok"): void {
    const notice: Notice = { id: this.#nextNotice++, text, tone };
    this.notices = [...this.notices, notice].slice(-3);
    setTimeout(() => this.unsay(notice.id), tone === "ok" ? 4_000 : 10_000);
  }

  unsay(id: number): void {
    this.notices = this.notices.filter((notice) => notice.id !== id);
  }
}

function asksForDoctor(): boolean {
  return location.hash === doctorHash || new URLSearchParams(location.search).has("doctor");
}

function readHash(): string | null {
  if (location.hash === doctorHash || location.hash === weatherHash) return null;
  try {
    const id = decodeURIComponent(location.hash.slice(1));
    return id === "" ? null : id;
  } catch {
    return null; // no text is escaped like that
  }
}

export const ui = new Ui();
