import { MantineProvider } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { lazy, Suspense, useEffect, useState } from "react";

import type { Catalogue, Language } from "../shared/messages";
import { queries } from "./api";
import { LanguageProvider } from "./language";
import { router } from "./router";
import { theme } from "./theme";
import { whenIdle } from "./ui/later";

const notifications = () => import("./ui/notifications");
const Notifications = lazy(async () => ({ default: (await notifications()).Notifications }));

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
      <Told />
      <LanguageProvider language={language} catalogue={catalogue}>
        <QueryClientProvider client={queries}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </LanguageProvider>
    </MantineProvider>
  );
}

/** Where it is told what was done: its place is there soon after the page. */
function Told() {
  const [there, setThere] = useState(false);
  useEffect(() => whenIdle(notifications, () => setThere(true)), []);
  return (
    there && (
      <Suspense fallback={null}>
        <Notifications position="top-right" />
      </Suspense>
    )
  );
}
