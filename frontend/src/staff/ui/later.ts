/** Parts that come after what surrounds them: fetched when the browser has time, or when needed. */

type Load = () => Promise<unknown>;

/** What somebody looks at comes first: nothing is fetched ahead before this is over. */
const CALM_MS = 2500;

/** Fetch a part once the page stands and is calm; what fails is asked for when needed. */
export function whenIdle(load: Load, then: () => void = () => undefined): void {
  const soon = () => void load().then(then, () => undefined);
  setTimeout(() => {
    if (typeof requestIdleCallback === "function") requestIdleCallback(soon, { timeout: 2000 });
    else soon(); // Safari
  }, CALM_MS);
}
