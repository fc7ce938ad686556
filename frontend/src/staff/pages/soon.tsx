/** The place of a page that is not there yet. */
import { useLocation } from "@tanstack/react-router";

import { useSay } from "../language";
import { places } from "../shell/places";
import { Card, Page } from "../ui/page";

export function Soon() {
  const say = useSay();
  const { pathname } = useLocation();
  const place = places.find((one) => one.to === pathname);
  return (
    <Page heading={say(place?.name ?? "shell.loans")}>
      <Card>
        <p className="muted">{say("shell.soon")}</p>
      </Card>
    </Page>
  );
}
