import { useEffect, useRef } from "preact/hooks";

/**
 * Let the browser ask before the page is left, as long as something would be lost: a request under
 * way, or answers that could not be kept. What is kept on the device needs no such question.
 */
export function useGuard(active: boolean): void {
  useEffect(() => {
    if (!active) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", ask);
    return () => removeEventListener("beforeunload", ask);
  }, [active]);
}

/**
 * Call `act` when the connection comes back, while `active`.
 *
 * It listens from the start: an effect that only then began to listen would come after what the
 * page says, and could miss a connection that is back at once.
 */
export function useReconnected(active: boolean, act: () => void): void {
  const wanted = useRef<(() => void) | null>(null);
  wanted.current = active ? act : null;
  useEffect(() => {
    const tell = () => wanted.current?.();
    addEventListener("online", tell);
    return () => removeEventListener("online", tell);
  }, []);
}
