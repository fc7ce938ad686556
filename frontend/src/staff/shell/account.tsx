/** The button of the signed-in person; its menu comes after the page. */
import { lazy, Suspense, useEffect, useState } from "react";

import { useMe } from "../api";
import { useSay } from "../language";
import { whenIdle } from "../ui/later";
import styles from "./account.module.css";

const menu = () => import("./account-menu");
const AccountMenu = lazy(async () => ({ default: (await menu()).AccountMenu }));

export function Account() {
  const say = useSay();
  const me = useMe();
  const [wanted, setWanted] = useState(false);
  useEffect(() => whenIdle(menu), []);
  const face = (
    <button
      type="button"
      className={styles["face"]}
      {...(!wanted && { onClick: () => setWanted(true), "aria-haspopup": "menu" })}
    >
      {initials(me.fullName)}
      <span className="unseen">, {say("shell.account")}</span>
    </button>
  );
  return (
    <div className={styles["account"]}>
      {wanted ? (
        <Suspense fallback={face}>
          <AccountMenu>{face}</AccountMenu>
        </Suspense>
      ) : (
        face
      )}
    </div>
  );
}

/** "KM" for Kagiso Molefe. */
function initials(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  const picked = words.length > 1 ? [words[0], words.at(-1)] : words;
  return picked
    .map((word) => word?.[0] ?? "")
    .join("")
    .toUpperCase();
}
