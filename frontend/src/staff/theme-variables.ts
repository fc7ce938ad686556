/** Mantine's variables as a style sheet; the build runs this, see build/mantine-variables.ts. */
import {
  convertCssVariables,
  defaultCssVariablesResolver,
  mergeMantineTheme,
  DEFAULT_THEME,
} from "@mantine/core";

import { resolver, theme } from "./theme";

/** The colours that no component of ours uses. */
const UNUSED =
  /--mantine-color-(pink|grape|violet|indigo|cyan|lime|orange|teal|yellow|green|blue)-[\w-]+:[^;]*;/g;

export function variables(): string {
  const merged = mergeMantineTheme(DEFAULT_THEME, theme);
  const basic = defaultCssVariablesResolver(merged);
  const ours = resolver(merged);
  const all = {
    variables: { ...basic.variables, ...ours.variables },
    light: { ...basic.light, ...ours.light },
    dark: { ...basic.dark, ...ours.dark },
  };
  return convertCssVariables(all, ":root").replace(UNUSED, "");
}
