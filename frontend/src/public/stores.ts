/** What is kept on the device, or only in this tab. A browser may refuse all of it: then nothing is. */

/** The part of a Storage that is used. */
export type Store = Pick<Storage, "getItem" | "setItem" | "removeItem">;

export const device = (): Store | undefined => attempt(() => localStorage);
export const tab = (): Store | undefined => attempt(() => sessionStorage);

export function read(store: Store | undefined, name: string): unknown {
  return attempt(() => JSON.parse(store?.getItem(name) ?? "null") as unknown) ?? undefined;
}

/** Say whether it could be kept. */
export function write(store: Store | undefined, name: string, value: unknown): boolean {
  return Boolean(
    attempt(() => {
      store?.setItem(name, JSON.stringify(value));
      return store;
    }),
  );
}

export function drop(store: Store | undefined, name: string): void {
  attempt(() => store?.removeItem(name));
}

function attempt<Result>(act: () => Result): Result | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}
