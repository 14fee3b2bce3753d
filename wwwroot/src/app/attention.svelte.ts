import type { MessageView } from "../contract";
import { i18n } from "../i18n/i18n.svelte";
import { rowOf, unreadOf } from "../state/conversations";
import { beep } from "../browser/beep";
import { notify } from "../browser/notify";
import { lastLine } from "../views/peers/lastLine";
import type { App } from "./app";
import { settings } from "./settings.svelte";
import { ui } from "./ui.svelte";

/** Between two sounds or notices, in ms. */
const pauseMs = 1_500;

/** Draws the user to new messages: by the title always, by notice and sound where they are wanted. */
export function drawAttention(app: App): void {
  let last = -pauseMs;
  app.arrivals.add((messages) => {
    if (!settings.sound && !settings.notifications) return;
    const wanted = messages.filter((message) => isWanted(app, message));
    const newest = wanted.at(-1);
    if (newest === undefined || performance.now() - last < pauseMs) return;
    last = performance.now();
    if (settings.sound) beep();
    if (settings.notifications) tell(app, newest, wanted.length);
  });
  $effect.root(() => {
    $effect(() => {
      const unread = unreadOf(app.store.view);
      document.title = unread > 0 ? `(${unread}) ${i18n.t.app.title}` : i18n.t.app.title;
    });
  });
}

/** Of others, not muted, and not on the screen of somebody who looks at it. */
function isWanted(app: App, message: MessageView): boolean {
  const state = app.store.newest;
  const conversation = state.conversations.get(message.conversationId);
  if (conversation === undefined || message.author.id === state.me?.id) return false;
  const peerState = rowOf(state, conversation).peer?.state;
  if (peerState === "muted" || peerState === "blocked") return false;
  if (settings.quiet.includes(conversation.id)) return false;
  return !document.hasFocus() || ui.conversationId !== conversation.id;
}

function tell(app: App, message: MessageView, count: number): void {
  const state = app.store.newest;
  const conversation = state.conversations.get(message.conversationId);
  const name = conversation ? rowOf(state, conversation).name : message.author.name;
  const title = i18n.t.notify.title(name);
  const body = count > 1 ? i18n.t.notify.many(count) : lastLine(message, state.me?.id, i18n.t);
  notify(title, body, message.conversationId, () => ui.show(message.conversationId));
}
