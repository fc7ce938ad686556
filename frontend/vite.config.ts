import { defineConfig } from "vite";

import { compressed } from "./build/compressed.ts";
import { htmlPages } from "./build/html-pages.ts";
import { mantineVariables } from "./build/mantine-variables.ts";
import { entries } from "./build/entries.ts";

/** Where `npm run dev` finds the API. */
const api = process.env["SKYCAP_API"] ?? "http://127.0.0.1:8000";

export default defineConfig({
  appType: "custom",
  publicDir: "static",
  plugins: [mantineVariables(), htmlPages(), compressed()],
  server: { port: 5173, proxy: { "/api": api } },
  build: {
    target: ["chrome109", "safari15.4", "firefox115"],
    manifest: true,
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0, // an image in a data: address would need a hole in the CSP
    chunkSizeWarningLimit: 600,
    reportCompressedSize: false, // tests/site measures what each page loads
    rolldownOptions: {
      input: entries(),
      checks: { pluginTimings: false }, // brotli takes its time
      onLog(level, log, tell) {
        // React's "use client" means nothing here.
        if (log.code !== "MODULE_LEVEL_DIRECTIVE") tell(level, log);
      },
    },
  },
});
