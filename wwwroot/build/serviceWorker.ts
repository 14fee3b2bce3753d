import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Plugin } from "vite";

/** Files beside the build's own that the page needs to open. */
const ownFiles = ["/", "/theme.js", "/icon.svg", "/manifest.webmanifest"];

/** Writes `sw.js` with the list of the build's files in it. */
export function serviceWorker(): Plugin {
  return {
    name: "service-worker",
    apply: "build",
    generateBundle(_, bundle) {
      const built = Object.keys(bundle)
        .filter((name) => name.startsWith("assets/"))
        .map((name) => `/${name}`);
      const files = JSON.stringify([...ownFiles, ...built.sort()]);
      const template = readFileSync(new URL("./sw.js", import.meta.url), "utf8");
      const version = createHash("sha256").update(files).digest("hex").slice(0, 12);
      const source = template.replace("__VERSION__", version).replace("__FILES__", files);
      this.emitFile({ type: "asset", fileName: "sw.js", source });
    },
  };
}
