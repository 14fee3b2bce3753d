import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vitest/config";
import { serviceWorker } from "./build/serviceWorker.ts";

const gateway = process.env["GATEWAY"] ?? "http://127.0.0.1:8080";
// The gateway turns away what names another host or origin than its own.
const proxied = { target: gateway, changeOrigin: true, rewriteWsOrigin: true };

export default defineConfig({
  plugins: [svelte(), serviceWorker()],
  build: {
    outDir: process.env["WEB_OUT"] ?? "../artifacts/web",
    emptyOutDir: true,
    target: "es2022",
    // The content security policy knows no inline script, and fonts and images are files.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: {
    proxy: {
      "/hub": { ...proxied, ws: true },
      "/api": proxied,
    },
  },
  resolve: process.env["VITEST"] ? { conditions: ["browser"] } : {},
  test: {
    // Tests of components ask for happy-dom at their top.
    environment: "node",
    include: ["src/**/*.test.ts", "build/**/*.test.ts"],
  },
});
