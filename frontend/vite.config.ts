import { defineConfig } from "vite";

import { compressed } from "./build/compressed.ts";
import { htmlPages } from "./build/html-pages.ts";
import { lightImports } from "./build/imported.ts";
import { mantineVariables } from "./build/mantine-variables.ts";
import { entries, tierOf } from "./build/entries.ts";

/** Where `npm run dev` finds the API. */
const api = process.env["SKYCAP_API"] ?? "http://127.0.0.1:8000";

/**
 * Each tier is a build of its own, `--mode public` and `--mode staff`, so that no page carries what
 * only the other tier uses. While developing, one server has both.
 */
export default defineConfig(({ mode }) => {
  const tier = tierOf(mode);
  return {
    appType: "custom",
    publicDir: "static",
    plugins: [
      mantineVariables(),
      htmlPages(tier),
      compressed(),
      ...(tier === "public" ? [lightImports()] : []),
    ],
    server: { port: 5173, proxy: { "/api": api } },
    build: {
      target: ["chrome109", "safari15.4", "firefox115"],
      emptyOutDir: tier !== "staff", // it is built second
      copyPublicDir: tier !== "staff",
      manifest: tier === "public" ? ".vite/public.json" : true,
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0, // an image in a data: address would need a hole in the CSP
      chunkSizeWarningLimit: 600,
      reportCompressedSize: false, // tests/site measures what each page loads
      rolldownOptions: {
        input: entries(tier),
        ...(tier && { output: { codeSplitting: { groups: tier === "public" ? shared : portal } } }),
        checks: { pluginTimings: false }, // brotli takes its time
        onLog(level, log, tell) {
          // React's "use client" means nothing here.
          if (log.code !== "MODULE_LEVEL_DIRECTIVE") tell(level, log);
        },
      },
    },
  };
});

/**
 * What several public pages load: few files, since each costs its headers, and a browser asks for
 * six at a time. Every page has the first, those with something alive the second as well.
 */
const shared = [
  {
    name: "site",
    test: /src\/public\/(lender|page)\.ts$|src\/shared\/icons-first\.ts$/,
    priority: 4,
  },
  {
    name: "alive",
    test: /node_modules\/preact\/|preload-helper|src\/public\/((?!dialog|rate)[a-z]+|islands\/(again|bones))\.tsx?$/,
    priority: 3,
  },
  {
    name: "figures",
    test: /src\/shared\/format\.ts$|src\/public\/(rate|islands\/figures)\.tsx?$/,
    priority: 2,
  },
  {
    name: "documents",
    test: /src\/(public|shared)\/documents\/|src\/shared\/icons\.ts$|src\/public\/dialog\.tsx$/,
    priority: 1,
  },
];

/**
 * What stands before any page of the portal does, in two files rather than in twenty: the libraries,
 * which change seldom, and what most pages share of ours. Then what most other pages share of Mantine,
 * which the first ones do without.
 */
const portal = [
  {
    name: "libraries",
    test: /node_modules\/(react|react-dom|scheduler|@tanstack)\//,
    priority: 3,
  },
  {
    name: "common",
    test: /src\/staff\/(ui\/(answer|badge|button|empty|failed|icon|later|page|skeleton|status)|shell\/(account|four-eyes|places)|pages\/loans\/(queries|views))\.|use-hotkeys\//,
    priority: 3,
  },
  { name: "hooks", test: /use-(debounced-callback|local-storage|media-query)\//, priority: 3 },
  { name: "mantine", test: /@mantine\/core\//, minShareCount: 16, priority: 2 },
  { name: "shared", test: /src\/.*\.tsx?$/, minShareCount: 12, priority: 1 },
];
