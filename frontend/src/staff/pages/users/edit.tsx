/** Adding somebody to the staff, and changing who somebody is. */
import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useState, type FormEvent } from "react";

import { data } from "../../../shared/api/client";
import { api, useMe } from "../../api";
import { useSay } from "../../language";
import { aboveForm, useChange } from "../../ui/change";
import { Dialog } from "../../ui/dialog";
import form from "../../ui/form.module.css";
import { Trouble } from "../../ui/trouble";
import { roles, type Made, type User } from "./questions";

const RENEWS = ["users", "audit"];
const SHOWN = ["username", "fullName", "email", "role"];

interface AddProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly onMade: (made: Made) => void;
}

export function AddUser({ opened, onClose, onMade }: AddProps) {
  const say = useSay();
  return (
    <Dialog opened={opened} onClose={onClose} title={say("users.addTitle")}>
      <AddForm onClose={onClose} onMade={onMade} />
    </Dialog>
  );
}

function AddForm({ onClose, onMade }: Omit<AddProps, "opened">) {
  const say = useSay();
  const [values, setValues] = useState({ fullName: "", username: "", role: "maker", email: "" });
  const set = (name: keyof typeof values) => (event: { currentTarget: { value: string } }) => {
    const { value } = event.currentTarget;
    setValues((old) => ({ ...old, [name]: value }));
  };
  const add = useChange({
    send: (body: typeof values, header) => data(api.POST("/api/users", { body, headers: header })),
    renews: RENEWS,
    onDone: onMade,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.send(values);
  };
  return (
    <form className={form["form"]} onSubmit={submit} noValidate>
      <Trouble text={aboveForm(say, add.failure, SHOWN)} />
      <TextInput
        data-autofocus
        label={say("users.name")}
        autoComplete="off"
        value={values.fullName}
        onChange={set("fullName")}
        error={add.fields["fullName"]}
        required
      />
      <TextInput
        label={say("users.username")}
        description={say("users.usernameHint")}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        value={values.username}
        onChange={set("username")}
        error={add.fields["username"]}
        required
      />
      <RoleSelect value={values.role} onChange={set("role")} error={add.fields["role"]} />
      <TextInput
        label={say("users.email")}
        type="email"
        autoComplete="off"
        value={values.email}
        onChange={set("email")}
        error={add.fields["email"]}
      />
      <p className="muted">{say("users.addHint")}</p>
      <End onClose={onClose} sending={add.sending} text={say("users.add")} />
    </form>
  );
}

export function EditUser({ user, onClose }: { user: User | null; onClose: () => void }) {
  const say = useSay();
  return (
    <Dialog opened={user !== null} onClose={onClose} title={say("users.editTitle")}>
      {user && <EditForm user={user} onClose={onClose} />}
    </Dialog>
  );
}

function EditForm({ user, onClose }: { user: User; onClose: () => void }) {
  const say = useSay();
  const me = useMe();
  const [values, setValues] = useState({
    fullName: user.fullName,
    role: user.role,
    email: user.email,
  });
  const set = (name: keyof typeof values) => (event: { currentTarget: { value: string } }) => {
    const { value } = event.currentTarget;
    setValues((old) => ({ ...old, [name]: value }));
  };
  const change = useChange({
    send: (body: typeof values, header) =>
      data(
        api.PATCH("/api/users/{user_id}", {
          params: { path: { user_id: user.userId } },
          body,
          headers: header,
        }),
      ),
    renews: [...RENEWS, ...(user.userId === me.userId ? ["me"] : [])],
    told: say("users.changed", { name: values.fullName }),
    onDone: onClose,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.send(values);
  };
  return (
    <form className={form["form"]} onSubmit={submit} noValidate>
      <Trouble text={aboveForm(say, change.failure, SHOWN)} />
      <p className="muted">{say("users.editLead", { username: user.username })}</p>
      <TextInput
        data-autofocus
        label={say("users.name")}
        autoComplete="off"
        value={values.fullName}
        onChange={set("fullName")}
        error={change.fields["fullName"]}
        required
      />
      <RoleSelect value={values.role} onChange={set("role")} error={change.fields["role"]} />
      {values.role !== user.role && <p className="muted">{say("users.roleHint")}</p>}
      <TextInput
        label={say("users.email")}
        type="email"
        autoComplete="off"
        value={values.email}
        onChange={set("email")}
        error={change.fields["email"]}
      />
      <End onClose={onClose} sending={change.sending} text={say("common.save")} />
    </form>
  );
}

interface RoleProps {
  readonly value: string;
  readonly onChange: (event: { currentTarget: { value: string } }) => void;
  readonly error: string | undefined;
}

function RoleSelect({ value, onChange, error }: RoleProps) {
  const say = useSay();
  return (
    <NativeSelect
      label={say("users.role")}
      description={say(`users.may_${value}` as "users.may_maker")}
      value={value}
      onChange={onChange}
      error={error}
      data={roles.map((role) => ({ value: role, label: say(`shell.${role}`) }))}
    />
  );
}

interface EndProps {
  readonly onClose: () => void;
  readonly sending: boolean;
  readonly text: string;
  readonly color?: string;
}

export function End({ onClose, sending, text, color }: EndProps) {
  const say = useSay();
  return (
    <div className={form["end"]}>
      <Button variant="default" onClick={onClose}>
        {say("common.cancel")}
      </Button>
      <Button type="submit" loading={sending} {...(color && { color })}>
        {text}
      </Button>
    </div>
  );
}
