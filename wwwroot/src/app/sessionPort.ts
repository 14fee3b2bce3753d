import type { SessionPort } from "../hub/session";
import { helloAnswered } from "../state/helloAnswered";
import { connectionChanged, presenceChanged, statsCame } from "../state/smallChanges";
import { typingCame } from "../state/typingChanges";
import type { App } from "./app";
import { settings } from "./settings.svelte";

/** What a session tells becomes a change of the state. */
export function sessionPort(app: App): SessionPort {
  const { store } = app;
  return {
    connection: (state) => {
      store.apply(connectionChanged, state);
      store.draw();
    },
    greeted: (answer, fresh, isReplaced) => {
      store.apply(helloAnswered, { answer, fresh });
      if (isReplaced) app.replaced.call(null);
    },
    events: (events, live) => {
      store.feed(events);
      if (live) app.announce(events);
    },
    ready: () => {
      void app.history.resume();
      app.outbox.resume();
    },
    presence: ({ users }) => store.apply(presenceChanged, users),
    typing: (typing) => store.apply(typingCame, { typing, now: Date.now() }),
    stats: (stats) => store.apply(statsCame, stats),
    userName: () => settings.name,
  };
}
