/**
 * Mantine's variables as a style sheet, `virtual:mantine-variables.css`. Mantine would put them into
 * a <style> element when the page runs, which our Content-Security-Policy does not allow.
 */
import { runnerImport, type Plugin } from "vite";

import { root } from "./entries.ts";

const NAME = "virtual:mantine-variables.css";

export function mantineVariables(): Plugin {
  return {
    name: "skycap-mantine-variables",
    resolveId: (id) => (id === NAME ? `\0${NAME}` : undefined),
    async load(id) {
      if (id !== `\0${NAME}`) return undefined;
      this.addWatchFile(`${root}src/staff/theme.ts`);
      const { module } = await runnerImport<{ variables: () => string }>(
        `${root}src/staff/theme-variables.ts`,
      );
      return module.variables();
    },
  };
}
