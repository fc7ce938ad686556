import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { lazy, Suspense, useEffect, useState } from "react";

import type { Say } from "../shared/messages";
import { queries } from "./api";
import { LanguageProvider } from "./language";
import { router } from "./router";
import { whenIdle } from "./ui/later";

const notifications = () => import("./ui/notifications");
const Told = lazy(async () => ({ default: (await notifications()).Told }));

/** `say` speaks the language that this begins with. */
export function App({ say }: { say: Say }) {
  return (
    <LanguageProvider first={say}>
      <Later />
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </LanguageProvider>
  );
}

/** Where it is told what was done: its place is there soon after the page. */
function Later() {
  const [there, setThere] = useState(false);
  useEffect(() => whenIdle(notifications, () => setThere(true)), []);
  return (
    there && (
      <Suspense fallback={null}>
        <Told />
      </Suspense>
    )
  );
}
