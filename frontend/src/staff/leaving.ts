/** The way out of the portal: to the page for signing in, which is a page of its own. */

interface Why {
  /** Where to return to after signing in. */
  readonly to?: string;
  /** Whether a session ended, rather than never began. */
  readonly ended?: true;
  /** Whether there is a new password to sign in with. */
  readonly fresh?: true;
}

/** Leave for the sign-in page. What waits for it waits until this page is gone. */
export function toSignIn({ to, ended, fresh }: Why = {}): Promise<never> {
  const asked = new URLSearchParams({
    ...(to && to !== "/" && { to }),
    ...(ended && { ended: "true" }),
    ...(fresh && { fresh: "true" }),
  }).toString();
  location.assign(`/staff/sign-in${asked && `?${asked}`}`);
  return new Promise(() => undefined);
}

/** A browser may keep a page that was left, and show it again: it must ask who is there. */
export function neverReturn(): void {
  window.addEventListener("pageshow", ({ persisted }) => {
    if (persisted) location.reload();
  });
}
