import { useEffect } from "preact/hooks";

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

/** Call `act` when the connection comes back, while `active`. */
export function useReconnected(active: boolean, act: () => void): void {
  useEffect(() => {
    if (!active) return;
    addEventListener("online", act);
    return () => removeEventListener("online", act);
  }, [active, act]);
}
