import { mount } from "svelte";
import App from "./App.svelte";
import { app } from "./app/app";
import { followSettings } from "./app/appearance.svelte";
import { drawAttention } from "./app/attention.svelte";
import { keepShell } from "./browser/serviceWorker";
import "./styles/tokens.css";
import "./styles/base.css";
import "./styles/controls.css";

followSettings();
const target = document.getElementById("app");
if (target !== null) mount(App, { target });
drawAttention(app);
app.start();
keepShell();
