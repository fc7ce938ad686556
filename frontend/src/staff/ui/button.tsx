/**
 * Buttons of the pages that come first, which look like Mantine's and do without it: something to
 * press, or a link when they lead somewhere.
 */
import { Link } from "@tanstack/react-router";
import type { ComponentProps, ReactNode } from "react";

import styles from "./button.module.css";

interface Looks {
  readonly icon?: ReactNode;
  /** The one thing that most come for. */
  readonly primary?: boolean;
  readonly small?: boolean;
  readonly loading?: boolean;
}
type Props = Looks & Omit<ComponentProps<"button">, "disabled">;
type LinkProps = Looks & { readonly to: string; readonly search?: object; children: ReactNode };
type FileProps = Looks & ComponentProps<"a">;

/** The attributes and the inside that all kinds share. */
function dressed({ icon, primary, small, loading }: Looks, children: ReactNode, more = "") {
  return {
    className: `${styles["button"]} ${more}`,
    "data-primary": primary || undefined,
    "data-small": small || undefined,
    "data-loading": loading || undefined,
    children: (
      <>
        {icon}
        {children}
      </>
    ),
  };
}

export function Button({ icon, primary, small, loading, className, children, ...rest }: Props) {
  const looks = dressed({ icon, primary, small, loading } as Looks, children, className);
  return <button type="button" disabled={loading} {...rest} {...looks} />;
}

export function ButtonLink({ to, search, children, ...looks }: LinkProps) {
  return <Link to={to as "/"} search={(search ?? {}) as never} {...dressed(looks, children)} />;
}

/** To an address outside the portal, such as that of a file. */
export function ButtonFile({ icon, primary, small, children, ...rest }: FileProps) {
  return <a {...rest} {...dressed({ icon, primary, small } as Looks, children)} />;
}

/** A button that is a picture; say in `aria-label` what it does. */
export function IconButton({ loading, className, ...rest }: Pick<Looks, "loading"> & Props) {
  return (
    <button
      type="button"
      disabled={loading}
      data-loading={loading || undefined}
      className={`${styles["icon"]} ${className ?? ""}`}
      {...rest}
    />
  );
}
