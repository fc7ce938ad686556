/** Parts that come after what surrounds them: fetched when the browser has time, or when needed. */

type Load = () => Promise<unknown>;

/** Fetch a part once the browser has nothing better to do; what fails is asked for when needed. */
export function whenIdle(load: Load, then: () => void = () => undefined): void {
  const soon = () => void load().then(then, () => undefined);
  if (typeof requestIdleCallback === "function") requestIdleCallback(soon, { timeout: 2000 });
  else setTimeout(soon, 300); // Safari
}
