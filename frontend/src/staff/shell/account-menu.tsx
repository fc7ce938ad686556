/** The menu of the signed-in person: who they are, appearance, language, signing out. */
import * as icons from "../../shared/icons";
import { Menu } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useEffect, useState, type ReactElement } from "react";

import { languageNames, languages, type Language } from "../../shared/messages";
import { useMe } from "../api";
import { useLanguage } from "../language";
import { useAppearance, type Appearance } from "../ui/appearance";
import { Dressed } from "../ui/dressed";
import { Icon } from "../ui/icon";
import styles from "./account.module.css";
import { useLeave } from "./leave";

const appearances = [
  { value: "light", name: "shell.light" },
  { value: "dark", name: "shell.dark" },
  { value: "auto", name: "shell.system" },
] as const;

/** The menu of the button that is its child; it opens when it is there, for then it was asked for. */
export function AccountMenu({ children }: { children: ReactElement }) {
  const { say, language, choose } = useLanguage();
  const me = useMe();
  const { chosen, choose: show } = useAppearance();
  const leave = useLeave();
  const [opened, setOpened] = useState(false);
  useEffect(() => setOpened(true), []); // once its button stands, from which it takes its place
  return (
    <Dressed>
      <Menu position="bottom-end" width={264} opened={opened} onChange={setOpened}>
        <Menu.Target>{children}</Menu.Target>
        <Menu.Dropdown>
          <div className={styles["who"]}>
            <strong>{me.fullName}</strong>
            <span className="muted">{say(`shell.${me.role}` as "shell.maker")}</span>
          </div>
          <Menu.Divider />
          <Menu.Label>{say("shell.appearance")}</Menu.Label>
          <Menu.RadioGroup value={chosen} onChange={(value) => show(value as Appearance)}>
            {appearances.map(({ value, name }) => (
              <Menu.RadioItem key={value} value={value} checkIcon={<Icon path={icons.check} />}>
                {say(name)}
              </Menu.RadioItem>
            ))}
          </Menu.RadioGroup>
          <Menu.Divider />
          <Menu.Label>{say("common.language")}</Menu.Label>
          <Menu.RadioGroup value={language} onChange={(value) => void choose(value as Language)}>
            {languages.map((other) => (
              <Menu.RadioItem
                key={other}
                value={other}
                lang={other}
                checkIcon={<Icon path={icons.check} />}
              >
                {languageNames[other]}
              </Menu.RadioItem>
            ))}
          </Menu.RadioGroup>
          <Menu.Divider />
          <Menu.Item
            leftSection={<Icon path={icons.userCircle} />}
            renderRoot={(props) => <Link to="/account" {...props} />}
          >
            {say("shell.doAccount")}
          </Menu.Item>
          <Menu.Item leftSection={<Icon path={icons.externalLink} />} component="a" href="/">
            {say("shell.publicSite")}
          </Menu.Item>
          <Menu.Item
            leftSection={<Icon path={icons.logout} />}
            disabled={leave.isPending}
            onClick={() => leave.mutate()}
          >
            {say("shell.signOut")}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </Dressed>
  );
}
