/** One loan beside the list, with the way to the one before and the one after. */
import { ActionIcon, Drawer } from "@mantine/core";
import { useHotkeys } from "@mantine/hooks";
import { Link } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";

import * as icons from "../../../shared/icons";
import { useSay } from "../../language";
import { Dressed } from "../../ui/dressed";
import { Icon } from "../../ui/icon";
import type { ListSearch } from "./address";
import styles from "./file.module.css";
import { LoanFile } from "./file";

interface Props {
  readonly search: ListSearch;
  readonly onPrevious: (() => void) | undefined;
  readonly onNext: (() => void) | undefined;
  readonly onClose: () => void;
}

export function LoanDrawer({ search, onPrevious, onNext, onClose }: Props) {
  const say = useSay();
  const { loan } = search;
  // While it slides away, the drawer still shows what it showed.
  const [kept, setKept] = useState(loan);
  if (loan && loan !== kept) setKept(loan);
  const shown = loan ?? kept;
  const body = useRef<HTMLDivElement>(null);
  useEffect(() => {
    body.current?.scrollTo({ top: 0 });
  }, [shown]);
  useHotkeys(loan && !search.do ? [["Escape", onClose]] : []);
  return (
    <Dressed>
      <Drawer.Root
        opened={loan !== undefined}
        onClose={onClose}
        position="right"
        size={680}
        padding={0}
        returnFocus={false}
        closeOnEscape={false}
      >
        <Drawer.Overlay />
        <Drawer.Content ref={body} className={styles["drawer"] ?? ""}>
          <div className={styles["drawer-head"]}>
            <ActionIcon
              aria-label={say("loanFile.previous")}
              disabled={!onPrevious}
              onClick={onPrevious}
            >
              <Icon path={icons.chevronLeft} />
            </ActionIcon>
            <ActionIcon aria-label={say("loanFile.next")} disabled={!onNext} onClick={onNext}>
              <Icon path={icons.chevronRight} />
            </ActionIcon>
            <Drawer.Title className="unseen">{say("loans.title")}</Drawer.Title>
            {shown && (
              <ActionIcon
                component={Link}
                to="/loans/$loanId"
                params={{ loanId: shown } as never}
                aria-label={say("loanFile.ownPage")}
              >
                <Icon path={icons.externalLink} />
              </ActionIcon>
            )}
            <Drawer.CloseButton data-autofocus aria-label={say("common.close")} />
          </div>
          <Drawer.Body>{shown && <LoanFile key={shown} id={shown} />}</Drawer.Body>
        </Drawer.Content>
      </Drawer.Root>
    </Dressed>
  );
}
