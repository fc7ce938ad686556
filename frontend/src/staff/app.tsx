import { MantineProvider } from "@mantine/core";
import { Notifications } from "@mantine/notifications";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";

import type { Catalogue, Language } from "../shared/messages";
import { queries } from "./api";
import { LanguageProvider } from "./language";
import { router } from "./router";
import { theme } from "./theme";

interface Props {
  readonly language: Language;
  readonly catalogue: Catalogue;
}

export function App({ language, catalogue }: Props) {
  return (
    // The variables and classes come from style sheets: the CSP allows no <style> elements.
    <MantineProvider
      theme={theme}
      defaultColorScheme="auto"
      withCssVariables={false}
      withGlobalClasses={false}
    >
      <Notifications position="top-right" />
      <LanguageProvider language={language} catalogue={catalogue}>
        <QueryClientProvider client={queries}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </LanguageProvider>
    </MantineProvider>
  );
}
