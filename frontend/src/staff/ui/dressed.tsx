/**
 * Mantine, its styles included, around what is made of it. The shell, the dashboard and the list of
 * loans are not, so that they stand before all this is there; dialogs above them bring it along.
 */
import { MantineProvider } from "@mantine/core";
import type { ReactNode } from "react";

import "../styles";
import { theme } from "../theme";
import { useAppearance } from "./appearance";

export function Dressed({ children }: { children: ReactNode }) {
  const { shown } = useAppearance();
  return (
    // The variables and classes come from style sheets: the CSP allows no <style> elements.
    <MantineProvider
      theme={theme}
      forceColorScheme={shown}
      withCssVariables={false}
      withGlobalClasses={false}
    >
      {children}
    </MantineProvider>
  );
}
