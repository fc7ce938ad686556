/** The members of staff, and everything that an administrator does about them. */
import { Button, Menu } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useState } from "react";

import * as icons from "../../../shared/icons";
import { useFormats, useMe } from "../../api";
import { useSay } from "../../language";
import { Stale } from "../../ui/answer";
import { Badge } from "../../ui/badge";
import { Failed } from "../../ui/failed";
import { Icon } from "../../ui/icon";
import { More } from "../../ui/more";
import { Page } from "../../ui/page";
import { Rows, RowsWaiting, type Column } from "../../ui/rows";
import { AddUser, EditUser } from "./edit";
import { userList, type Made, type User } from "./questions";
import { Reset, Switch } from "./confirm";
import { Secret } from "./secret";
import styles from "./users.module.css";

const route = getRouteApi("/shell/users");

export type Deed = "edit" | "reset" | "switch";

export function Users() {
  const say = useSay();
  const { add } = route.useSearch();
  const navigate = route.useNavigate();
  const query = useInfiniteQuery(userList);
  const [doing, setDoing] = useState<{ deed: Deed; user: User } | null>(null);
  const [made, setMade] = useState<Made | null>(null);
  const columns = useColumns((deed, user) => setDoing({ deed, user }));
  const rows = query.data?.pages.flatMap((each) => each.rows);
  const close = () => setDoing(null);
  const closeAdd = () => void navigate({ search: {}, replace: true });
  const show = (told: Made) => {
    close();
    setMade(told);
  };
  return (
    <Page
      heading={say("users.title")}
      lead={say("users.lead")}
      actions={
        <Button
          leftSection={<Icon path={icons.userPlus} size={16} />}
          onClick={() => void navigate({ search: { add: true } })}
        >
          {say("users.add")}
        </Button>
      }
    >
      {query.error && !rows && <Failed error={query.error} onTry={() => void query.refetch()} />}
      {query.error && rows && !query.isFetchNextPageError && (
        <Stale error={query.error} at={query.dataUpdatedAt} onTry={() => void query.refetch()} />
      )}
      {!query.error && !rows && <RowsWaiting count={6} />}
      {rows && (
        <>
          <Rows
            label={say("users.title")}
            columns={columns}
            rows={rows}
            keyOf={(row) => row.userId}
          />
          <More query={query} shown={rows.length} />
        </>
      )}
      <AddUser
        opened={add === true}
        onClose={closeAdd}
        onMade={(told) => {
          closeAdd();
          setMade(told);
        }}
      />
      <EditUser user={doing?.deed === "edit" ? doing.user : null} onClose={close} />
      <Reset user={doing?.deed === "reset" ? doing.user : null} onClose={close} onMade={show} />
      <Switch user={doing?.deed === "switch" ? doing.user : null} onClose={close} />
      <Secret made={made} onClose={() => setMade(null)} />
    </Page>
  );
}

function useColumns(onDo: (deed: Deed, user: User) => void): readonly Column<User>[] {
  const say = useSay();
  const write = useFormats();
  const me = useMe();
  return [
    {
      name: say("users.name"),
      lead: true,
      cell: (user) => (
        <span className={styles["name"]}>
          {user.fullName}
          {user.userId === me.userId && <span className="muted"> · {say("users.you")}</span>}
        </span>
      ),
    },
    { name: say("users.username"), cell: (user) => user.username },
    { name: say("users.role"), cell: (user) => say(`shell.${user.role}` as "shell.maker") },
    { name: say("users.email"), cell: (user) => user.email || "–" },
    {
      name: say("users.state"),
      beside: true,
      cell: (user) =>
        user.active ? (
          user.mustChangePassword ? (
            <Badge icon={icons.key} tone="pending">
              {say("users.newPassword")}
            </Badge>
          ) : (
            <Badge icon={icons.circleCheck} tone="active">
              {say("users.active")}
            </Badge>
          )
        ) : (
          <Badge icon={icons.lock} tone="closed">
            {say("users.disabled")}
          </Badge>
        ),
    },
    {
      name: say("users.codes"),
      cell: (user) => say(user.totpEnabled ? "users.codesOn" : "users.codesOff"),
    },
    {
      name: say("users.lastSeen"),
      tight: true,
      cell: (user) =>
        user.lastSeenAt ? write.moment(user.lastSeenAt).split(",")[0] : say("users.neverSeen"),
    },
    {
      name: say("users.actions"),
      actions: true,
      cell: (user) => <Actions user={user} onDo={(deed) => onDo(deed, user)} />,
    },
  ];
}

function Actions({ user, onDo }: { user: User; onDo: (deed: Deed) => void }) {
  const say = useSay();
  return (
    <Menu position="bottom-end" width={220}>
      <Menu.Target>
        <Button
          variant="default"
          size="xs"
          rightSection={<Icon path={icons.chevronDown} size={14} />}
        >
          {say("users.change")}
          <span className="unseen">: {user.fullName}</span>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<Icon path={icons.pencil} size={16} />}
          onClick={() => onDo("edit")}
        >
          {say("users.edit")}
        </Menu.Item>
        <Menu.Item leftSection={<Icon path={icons.key} size={16} />} onClick={() => onDo("reset")}>
          {say("users.reset")}
        </Menu.Item>
        <Menu.Item
          leftSection={<Icon path={user.active ? icons.lock : icons.circleCheck} size={16} />}
          onClick={() => onDo("switch")}
        >
          {say(user.active ? "users.disable" : "users.enable")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
