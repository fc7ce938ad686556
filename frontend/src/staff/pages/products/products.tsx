/** What the lender offers: each product, and the way to a new one. */
import { Button, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useState, type FormEvent } from "react";

import * as icons from "../../../shared/icons";
import { useFormats, useLender, useMay } from "../../api";
import { useSay } from "../../language";
import { Answer } from "../../ui/answer";
import { Empty } from "../../ui/empty";
import { Icon } from "../../ui/icon";
import { Page } from "../../ui/page";
import { Rows, RowsWaiting, Second, type Column } from "../../ui/rows";
import styles from "./products.module.css";
import { everyText, productList, rateText, wordFor, type Product } from "./questions";
import { OnOffer } from "./on-offer";

export function Products() {
  const say = useSay();
  const may = useMay();
  const query = useQuery(productList);
  const columns = useColumns();
  const add = may("manage_products") && (
    <Button component={Link} to="/products/new" leftSection={<Icon path={icons.plus} size={16} />}>
      {say("products.add")}
    </Button>
  );
  return (
    <Page heading={say("products.title")} lead={say("products.lead")} actions={add}>
      <Answer query={query} waiting={<RowsWaiting count={4} />}>
        {(rows) =>
          rows.length ? (
            <Rows
              label={say("products.title")}
              columns={columns}
              rows={rows}
              keyOf={(row) => row.code}
            />
          ) : (
            <Empty icon={icons.parcel} title={say("products.none")} action={add}>
              {say("products.noneText")}
            </Empty>
          )
        }
      </Answer>
      {may("manage_products") && <Withdrawn />}
    </Page>
  );
}

/** The list tells of products on offer; any other opens by its code. */
function Withdrawn() {
  const say = useSay();
  const navigate = useNavigate();
  const [code, setCode] = useState("");
  const open = (event: FormEvent) => {
    event.preventDefault();
    const wanted = code.trim().toLowerCase();
    if (wanted) void navigate({ to: "/products/$code", params: { code: wanted } });
  };
  return (
    <form className={styles["withdrawn"]} onSubmit={open}>
      <TextInput
        label={say("products.byCode")}
        description={say("products.byCodeHint")}
        autoCapitalize="none"
        autoComplete="off"
        spellCheck={false}
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
      />
      <Button type="submit" variant="default">
        {say("products.open")}
      </Button>
    </form>
  );
}

function useColumns(): readonly Column<Product>[] {
  const say = useSay();
  const write = useFormats();
  const { defaultProduct } = useLender();
  const whole = (amount: string) => write.money(amount, { whole: true });
  return [
    {
      name: say("products.name"),
      lead: true,
      cell: (row) => (
        <>
          <Link to="/products/$code" params={{ code: row.code }}>
            {row.name}
          </Link>
          {row.code === defaultProduct && <Second>{say("products.isUsual")}</Second>}
        </>
      ),
    },
    { name: say("products.rate"), tight: true, cell: (row) => rateText(say, write, row) },
    { name: say("products.method"), cell: (row) => wordFor(say, "method", row.method) },
    { name: say("products.paid"), tight: true, cell: (row) => everyText(say, row) },
    {
      name: say("products.amounts"),
      figure: true,
      cell: (row) =>
        say("products.range", { least: whole(row.principalMin), most: whole(row.principalMax) }),
    },
    {
      name: say("products.instalments"),
      figure: true,
      cell: (row) => say("products.range", { least: row.instalmentsMin, most: row.instalmentsMax }),
    },
    { name: say("products.version"), figure: true, cell: (row) => row.version },
    {
      name: say("products.state"),
      beside: true,
      cell: (row) => <OnOffer active={row.active} />,
    },
  ];
}
