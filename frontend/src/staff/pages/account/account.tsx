/** One's own account: password, one-time codes, signing out everywhere, language and appearance. */
import { Button, NativeSelect } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";

import { data } from "../../../shared/api/client";
import { asFailure, explain } from "../../../shared/api/failure";
import * as icons from "../../../shared/icons";
import { isLanguage, languageNames, languages } from "../../../shared/messages";
import { api, useMe } from "../../api";
import { toSignIn } from "../../leaving";
import { useLanguage, useSay } from "../../language";
import { useAppearance, type Appearance } from "../../ui/appearance";
import { Facts } from "../../ui/facts";
import form from "../../ui/form.module.css";
import { Icon } from "../../ui/icon";
import { Card, Page } from "../../ui/page";
import { Trouble } from "../../ui/trouble";
import styles from "./account.module.css";
import { Codes } from "./codes";
import { PasswordForm } from "./password";

export function AccountPage() {
  const say = useSay();
  const me = useMe();
  return (
    <Page heading={say("account.title")} lead={say("account.lead")}>
      <div className={styles["columns"]}>
        <div className={styles["column"]}>
          <Card heading={say("account.you")}>
            <Facts
              facts={[
                [say("users.name"), me.fullName],
                [say("users.username"), me.username],
                [say("users.role"), say(`shell.${me.role}` as "shell.maker")],
                [say("users.email"), me.email],
              ]}
            />
            <p className={`muted ${styles["note"]}`}>{say("account.youNote")}</p>
          </Card>
          <Card heading={say("account.password")}>
            <PasswordForm />
          </Card>
        </div>
        <div className={styles["column"]}>
          <Card heading={say("account.codes")}>
            <Codes />
          </Card>
          <Card heading={say("account.display")}>
            <Display />
          </Card>
          <Card heading={say("account.everywhere")}>
            <Everywhere />
          </Card>
        </div>
      </div>
    </Page>
  );
}

function Display() {
  const { say, language, choose } = useLanguage();
  const { chosen, choose: show } = useAppearance();
  return (
    <div className={form["columns"]}>
      <NativeSelect
        label={say("common.language")}
        value={language}
        onChange={(event) => {
          const { value } = event.currentTarget;
          if (isLanguage(value)) void choose(value);
        }}
        data={languages.map((value) => ({ value, label: languageNames[value] }))}
      />
      <NativeSelect
        label={say("shell.appearance")}
        value={chosen}
        onChange={(event) => {
          const { value } = event.currentTarget;
          show(value as Appearance);
        }}
        data={[
          { value: "light", label: say("shell.light") },
          { value: "dark", label: say("shell.dark") },
          { value: "auto", label: say("shell.system") },
        ]}
      />
    </div>
  );
}

function Everywhere() {
  const say = useSay();
  const [left, setLeft] = useState(false);
  const leave = useMutation({
    mutationFn: () => data(api.POST("/api/auth/logout")),
    onSuccess: async () => {
      setLeft(true);
      await toSignIn();
    },
  });
  return (
    <div className={styles["stack"]}>
      <p className="muted">{say("account.everywhereText")}</p>
      <Trouble text={leave.error ? explain(say, asFailure(leave.error)) : null} />
      <Button
        variant="default"
        leftSection={<Icon path={icons.logout} size={16} />}
        loading={leave.isPending || left}
        onClick={() => leave.mutate()}
      >
        {say("account.everywhereDo")}
      </Button>
    </div>
  );
}
