/** Narrowing the repayments: by reference, day, way of payment, and whether they count. */
import { Button, TextInput } from "@mantine/core";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useState, type FormEvent } from "react";

import * as icons from "../../../shared/icons";
import { useSay } from "../../language";
import { Choice } from "../../ui/choice";
import { Icon } from "../../ui/icon";
import { methodNames } from "../loans/words";
import { repaymentSearch, states, type RepaymentSearch } from "./questions";
import styles from "./repayments.module.css";

const route = getRouteApi("/shell/repayments");

const stateNames = {
  standing: "repayments.counts",
  proposed: "repayments.isProposed",
  reversed: "repayments.isReversed",
} as const;

export function Filters({ search }: { search: RepaymentSearch }) {
  const say = useSay();
  const navigate = route.useNavigate();
  const [text, setText] = useState(search.reference ?? "");
  const narrow = (change: Readonly<Record<string, string>>) =>
    void navigate({ search: repaymentSearch({ ...search, ...change }) });
  const find = (event: FormEvent) => {
    event.preventDefault();
    narrow({ reference: text.trim() });
  };
  return (
    <form className={styles["filter"]} onSubmit={find} role="search">
      <TextInput
        aria-label={say("repayments.anyReference")}
        placeholder={say("repayments.anyReference")}
        leftSection={<Icon path={icons.search} size={16} />}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        spellCheck={false}
        className={styles["field"] ?? ""}
      />
      <Button type="submit" variant="default">
        {say("repayments.find")}
      </Button>
      <Choice
        aria-label={say("repayments.method")}
        value={search.method ?? ""}
        onChange={(event) => narrow({ method: event.currentTarget.value })}
        data={[{ value: "", label: say("repayments.anyMethod") }, ...methodNames(say)]}
      />
      <Choice
        aria-label={say("repayments.state")}
        value={search.state ?? ""}
        onChange={(event) => narrow({ state: event.currentTarget.value })}
        data={[
          { value: "", label: say("repayments.anyState") },
          ...states.map((value) => ({ value, label: say(stateNames[value]) })),
        ]}
      />
      <Day name="from" label={say("repayments.fromDay")} search={search} onChange={narrow} />
      <Day name="to" label={say("repayments.toDay")} search={search} onChange={narrow} />
      {Object.keys(search).length > 0 && (
        <Link to="/repayments" className={styles["chip"]}>
          <Icon path={icons.x} size={14} />
          {say("repayments.all")}
        </Link>
      )}
    </form>
  );
}

interface DayProps {
  readonly name: "from" | "to";
  readonly label: string;
  readonly search: RepaymentSearch;
  readonly onChange: (change: Readonly<Record<string, string>>) => void;
}

function Day({ name, label, search, onChange }: DayProps) {
  return (
    <label className={styles["day"]}>
      <span>{label}</span>
      <input
        type="date"
        value={search[name] ?? ""}
        onChange={(event) => onChange({ [name]: event.currentTarget.value })}
      />
    </label>
  );
}
