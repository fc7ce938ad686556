/**
 * The HTML of every page. The public pages are rendered once for each language, from the components
 * in src/public; the staff portal has one page for all of its addresses.
 */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

import { runnerImport, type Manifest, type Plugin, type ViteDevServer } from "vite";

import { publicScript, publicStyle, root, staffEarly, staffScript, type Tier } from "./entries.ts";
import { staffPage, type Flight } from "./staff-page.ts";

/** What a page has to load, by the addresses that the browser asks for. */
export interface Loads {
  readonly scripts: readonly string[];
  readonly styles: readonly string[];
  readonly preloads: readonly string[];
  readonly fonts: readonly string[];
}

interface Made {
  readonly file: string;
  readonly html: string;
}
type Render = (loads: (entry: string) => Loads) => Made[];
type RenderSignIn = (loads: Loads, early: readonly string[], later: readonly string[]) => string;
const RENDERER = `${root}src/public/render.tsx`;
const SIGN_IN = `${root}src/public/gate/page.tsx`;

export function htmlPages(tier?: Tier): Plugin {
  return {
    name: "skycap-html-pages",
    async writeBundle({ dir = "dist" }) {
      const open = finder(await manifestOf(dir, "public.json"));
      const pages =
        tier === "staff"
          ? await staffPages(finder(await manifestOf(dir, "manifest.json")), open)
          : await publicPages(open);
      for (const { file, html } of pages) {
        await mkdir(dirname(join(dir, file)), { recursive: true });
        await writeFile(join(dir, file), html);
      }
    },
    configureServer(server) {
      return () => {
        server.middlewares.use(async (request, response, next) => {
          const html = await developed(server, request.url ?? "/");
          if (html === undefined) return next();
          response.setHeader("Content-Type", "text/html; charset=utf-8");
          response.end(await server.transformIndexHtml(request.url ?? "/", html));
        });
      };
    },
  };
}

type Find = (entry: string) => Loads;

async function manifestOf(folder: string, name: string): Promise<Manifest> {
  return JSON.parse(await readFile(join(folder, ".vite", name), "utf8")) as Manifest;
}

const finder =
  (manifest: Manifest): Find =>
  (entry) =>
    loadsOf(manifest, entry);

/** The portal, and its sign-in page, whose script is as light as those of the public pages. */
async function staffPages(find: Find, open: Find): Promise<Made[]> {
  const portal = find(staffScript);
  const early = find(staffEarly);
  const { module } = await runnerImport<{ signInPage: RenderSignIn }>(SIGN_IN);
  const later = [...portal.styles, ...portal.scripts, ...portal.preloads];
  return [
    { file: "staff/index.html", html: staffPage(portal, early, flightOf(find)) },
    {
      file: "staff/sign-in/index.html",
      html: module.signInPage(open(publicScript("sign-in")), early.scripts, later),
    },
  ];
}

/** What is fetched together with the portal itself, rather than once that has asked for it. */
function flightOf(find: Find): Flight {
  const portal = find(staffScript);
  const there = new Set([...portal.scripts, ...portal.preloads, ...portal.styles]);
  const files = (entry: string) => {
    const { scripts, preloads, styles } = find(entry);
    return [...styles, ...scripts, ...preloads].filter((address) => !there.has(address));
  };
  const others = (language: string) => [
    ...files(`src/staff/words/${language}-later.ts`),
    ...files("src/staff/ui/dressed.tsx"),
  ];
  const figures = "/api/loans/stats/summary";
  return {
    questions: {
      "/staff": ["/api/worklist", figures, "/api/loans?limit=8", "/api/repayments?limit=8"],
      "/staff/loans": ["/api/loans?limit=50", figures, "/api/products"],
    },
    words: { en: files("src/staff/words/en.ts"), tn: files("src/staff/words/tn.ts") },
    shell: files("src/staff/shell/shell.tsx"),
    pages: {
      "/staff": files("src/staff/pages/dashboard/dashboard.tsx"),
      "/staff/loans": files("src/staff/pages/loans/list.tsx"),
    },
    others: { en: others("en"), tn: others("tn") },
  };
}

async function publicPages(find: Find): Promise<Made[]> {
  const { module } = await runnerImport<{ render: Render }>(RENDERER);
  return module.render((name) => {
    const { styles } = find(publicStyle(name));
    return { ...find(publicScript(name)), styles };
  });
}

/** The page at an address, while developing: made anew for each request, from the sources. */
async function developed(server: ViteDevServer, address: string): Promise<string | undefined> {
  const path = (address.split("?")[0] ?? "/").replace(/^\/|\/$/g, "");
  const load = (script: string, style?: string): Loads => ({
    scripts: [`/${script}`],
    styles: style ? [`/${style}`] : [],
    preloads: [],
    fonts: [],
  });
  if (path === "staff/sign-in") {
    const { signInPage } = (await server.ssrLoadModule(SIGN_IN)) as { signInPage: RenderSignIn };
    return signInPage(load(publicScript("sign-in")), load(staffEarly).scripts, []);
  }
  if (path === "staff" || path.startsWith("staff/")) {
    return staffPage(load(staffScript), load(staffEarly), {
      questions: {},
      words: {},
      shell: [],
      pages: {},
      others: {},
    });
  }
  const { render } = (await server.ssrLoadModule(RENDERER)) as { render: Render };
  const pages = render((name) => load(publicScript(name), publicStyle(name)));
  const wanted = path ? `${path}/index.html` : "index.html";
  return (
    pages.find((page) => page.file === wanted) ?? pages.find((page) => page.file === "404.html")
  )?.html;
}

/** Follow the manifest from an entry to everything that it loads at once. */
function loadsOf(manifest: Manifest, entry: string): Loads {
  const first = manifest[entry];
  if (!first) throw new Error(`${entry} is not in the manifest`);
  const styles = new Set<string>(first.file.endsWith(".css") ? [first.file] : []);
  const preloads = new Set<string>();
  const fonts = new Set<string>();
  const follow = (name: string) => {
    const chunk = manifest[name];
    if (!chunk) return;
    chunk.css?.forEach((file) => styles.add(file));
    chunk.assets?.filter((file) => file.endsWith(".woff2")).forEach((file) => fonts.add(file));
    for (const imported of chunk.imports ?? []) {
      const file = manifest[imported]?.file;
      if (!file || preloads.has(file)) continue;
      preloads.add(file);
      follow(imported);
    }
  };
  follow(entry);
  const address = (file: string) => `/${file}`;
  return {
    scripts: first.file.endsWith(".js") ? [address(first.file)] : [],
    styles: [...styles].map(address),
    preloads: [...preloads].map(address),
    fonts: [...fonts].map(address),
  };
}
