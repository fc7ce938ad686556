/** Whether the page is being printed: paper shows what a screen keeps behind tabs. */
import { useEffect, useState } from "react";
import { flushSync } from "react-dom";

export function usePrinting(): boolean {
  const [printing, setPrinting] = useState(() => matchMedia("print").matches);
  useEffect(() => {
    const media = matchMedia("print");
    const set = (now: boolean) => flushSync(() => setPrinting(now)); // paper does not wait
    const before = () => set(true);
    const after = () => set(false);
    const follow = () => set(media.matches);
    addEventListener("beforeprint", before);
    addEventListener("afterprint", after);
    media.addEventListener("change", follow);
    return () => {
      removeEventListener("beforeprint", before);
      removeEventListener("afterprint", after);
      media.removeEventListener("change", follow);
    };
  }, []);
  return printing;
}
