import { mount } from "svelte";
import { app } from "./app/app";
import { followSettings, wantedLanguage } from "./app/appearance.svelte";
import { drawAttention } from "./app/attention.svelte";
import { ui } from "./app/ui.svelte";
import { keepShell } from "./browser/serviceWorker";
import { i18n } from "./i18n/i18n.svelte";
import { door } from "./views/access/door.svelte";
import Root from "./views/access/Root.svelte";
import "./styles/tokens.css";
import "./styles/base.css";
import "./styles/controls.css";

/** The first paint waits so long for its language, in ms; then it is English until that comes. */
const patienceMs = 1_000;

followSettings();
drawAttention(app);
void door.open();
keepShell();
// From now on: the address may change while the page waits for its language.
addEventListener("hashchange", () => ui.followAddress());
const target = document.getElementById("app");
const late = new Promise((resolve) => setTimeout(resolve, patienceMs));
void Promise.race([i18n.speak(wantedLanguage()), late]).then(() => {
  if (target !== null) mount(Root, { target });
});
