/** What is shown instead of a page: it does not exist, or it failed. */
import { useRouter, type ErrorComponentProps } from "@tanstack/react-router";

import { useSay } from "../language";
import { ButtonLink } from "../ui/button";
import { Failed } from "../ui/failed";
import styles from "./problem.module.css";

export function NotFound() {
  const say = useSay();
  return (
    <main className={styles["problem"]}>
      <h1>{say("shell.notFound")}</h1>
      <p className="muted">{say("shell.notFoundText")}</p>
      <ButtonLink primary to="/">
        {say("shell.toDashboard")}
      </ButtonLink>
    </main>
  );
}

export function Problem({ error, reset }: ErrorComponentProps) {
  const say = useSay();
  const router = useRouter();
  const again = () => {
    reset();
    void router.invalidate();
  };
  return (
    <main className={styles["problem"]}>
      <h1>{say("shell.failed")}</h1>
      <Failed error={error} onTry={again} />
    </main>
  );
}
