import { mount } from "svelte";
import App from "./App.svelte";
import { app } from "./app/app";
import "./styles/tokens.css";
import "./styles/base.css";
import "./styles/controls.css";

const target = document.getElementById("app");
if (target !== null) mount(App, { target });
app.start();
