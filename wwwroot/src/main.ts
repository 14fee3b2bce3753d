import { mount } from "svelte";
import { app } from "./app/app";
import { followSettings } from "./app/appearance.svelte";
import { drawAttention } from "./app/attention.svelte";
import { keepShell } from "./browser/serviceWorker";
import { door } from "./views/access/door.svelte";
import Root from "./views/access/Root.svelte";
import "./styles/tokens.css";
import "./styles/base.css";
import "./styles/controls.css";

followSettings();
const target = document.getElementById("app");
if (target !== null) mount(Root, { target });
drawAttention(app);
void door.open();
keepShell();
