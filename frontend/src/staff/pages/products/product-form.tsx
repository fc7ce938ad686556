/**
 * A new product, or the next version of one. Only what was changed is sent, so that whatever this
 * form does not know stays as it is.
 */
import { Button, Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { useState, type FormEvent } from "react";

import { data } from "../../../shared/api/client";
import { api } from "../../api";
import { useSay } from "../../language";
import { Answer } from "../../ui/answer";
import { aboveForm, useChange, useFirstWrong } from "../../ui/change";
import form from "../../ui/form.module.css";
import { Page } from "../../ui/page";
import { Trouble } from "../../ui/trouble";
import { Example } from "./example";
import { Fields, SHOWN, type Values } from "./fields";
import styles from "./products.module.css";
import { oneProduct, type Product, type ProductToSave } from "./questions";

const route = getRouteApi("/shell/products/$code/edit");

const fresh: Values = {
  name: "",
  method: "flat",
  ratePercent: "",
  ratePeriod: "month",
  unit: "months",
  every: "1",
  principalMin: "",
  principalMax: "",
  instalmentsMin: "1",
  instalmentsMax: "",
  allocation: ["interest", "fee", "penalty", "principal"],
  rounding: "half_up",
  tolerance: "",
  backdatingDays: "30",
  allocationAhead: [],
  lastInstalment: "residue",
  roundingUnit: "",
  instalmentMultiple: "",
  fees: [],
  dueDates: {
    day: null,
    weekday: null,
    nth: null,
    monthEnd: false,
    firstDays: 1,
    broken: "whole",
    shift: "none",
    shiftInterest: false,
    restDays: [5, 6],
  },
  grace: { principal: 0, interestPayment: 0, interestFree: 0, spread: false, arrearsDays: 0 },
  basis: {
    accrual: "same_as_repayment",
    monthDays: "actual",
    yearDays: "365",
    yearLength: "calendar",
    dayCount: null,
  },
  late: { penalty: null, inDuplum: "none", stopAfterMonths: 0, postStopPercent: "0" },
  early: {
    surplus: "hold",
    rebate: "actuarial",
    noticeDays: 30,
    chargeAmount: "0.00",
    chargePercent: "0",
    quoteDays: 7,
    coolingOffDays: 0,
    coolingOffWorkingDays: false,
    coolingOffInterest: false,
  },
  vatPercent: "",
  smallBalance: "",
  rateMin: "",
  rateMax: "",
  cycleLimits: [],
  across: false,
};

export function NewProduct() {
  const say = useSay();
  return (
    <Page
      heading={say("products.addTitle")}
      lead={<Link to="/products">{say("products.all")}</Link>}
    >
      <Form before={fresh} />
    </Page>
  );
}

export function EditProduct() {
  const say = useSay();
  const { code } = route.useParams();
  const query = useQuery(oneProduct(code));
  return (
    <Page
      heading={query.data ? say("products.editTitle", { name: query.data.name }) : code}
      lead={say("products.editLead")}
    >
      <Answer query={query} waiting={<Skeleton height={700} radius="lg" />}>
        {(product) => (
          <div className={styles["columns"]}>
            <Form code={code} before={valuesOf(product)} />
            <div className={styles["beside"]}>
              <Example product={product} />
            </div>
          </div>
        )}
      </Answer>
    </Page>
  );
}

function Form({ code, before }: { code?: string; before: Values }) {
  const say = useSay();
  const navigate = useNavigate();
  const [values, setValues] = useState(before);
  const [newCode, setNewCode] = useState("");
  const [codeMissing, setCodeMissing] = useState(false);
  const to = code ?? newCode.trim().toLowerCase();
  const save = useChange({
    send: (sent: { code: string; body: ProductToSave }, header) =>
      data(
        api.PUT("/api/products/{code}", {
          params: { path: { code: sent.code } },
          body: sent.body,
          headers: header,
        }),
      ),
    renews: ["products", "quote", "audit"],
    told: say(code ? "products.saved" : "products.added", { name: values.name }),
    onDone: (product) => void navigate({ to: "/products/$code", params: { code: product.code } }),
  });
  const wrong = useFirstWrong(save.failure);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setCodeMissing(!to);
    if (to) save.send({ code: to, body: changed(code ? before : null, values) });
  };
  return (
    <form ref={wrong} className={`${form["form"]} ${styles["form"]}`} onSubmit={submit} noValidate>
      <Trouble text={aboveForm(say, save.failure, [...SHOWN, "code"])} />
      <Fields
        values={values}
        onChange={(part) => setValues((old) => ({ ...old, ...part }))}
        errors={save.fields}
        {...(!code && {
          code: {
            value: newCode,
            onChange: setNewCode,
            error: codeMissing ? say("products.codeMissing") : save.fields["code"],
          },
        })}
      />
      <div className={form["end"]}>
        <Button
          component={Link}
          to={(code ? `/products/${code}` : "/products") as "/"}
          variant="default"
        >
          {say("common.cancel")}
        </Button>
        <Button type="submit" loading={save.sending}>
          {say(code ? "products.save" : "products.addSave")}
        </Button>
      </div>
    </form>
  );
}

function valuesOf(product: Product): Values {
  return {
    name: product.name,
    method: product.method,
    ratePercent: product.ratePercent,
    ratePeriod: product.ratePeriod,
    unit: product.unit,
    every: String(product.every),
    principalMin: product.principalMin,
    principalMax: product.principalMax,
    instalmentsMin: String(product.instalmentsMin),
    instalmentsMax: String(product.instalmentsMax),
    allocation: product.allocation,
    rounding: product.rounding,
    tolerance: product.tolerance,
    backdatingDays: String(product.backdatingDays),
    allocationAhead: product.allocationAhead,
    lastInstalment: product.lastInstalment,
    roundingUnit: product.roundingUnit,
    instalmentMultiple: product.instalmentMultiple,
    fees: product.fees,
    dueDates: product.dueDates,
    grace: product.grace,
    basis: product.basis,
    late: product.late,
    early: product.early,
    vatPercent: product.vatPercent,
    smallBalance: product.smallBalance,
    rateMin: product.rateMin,
    rateMax: product.rateMax,
    cycleLimits: product.cycleLimits,
    across: product.across,
  };
}

/** What differs; everything that is filled in, for a new product. */
function changed(before: Values | null, values: Values): ProductToSave {
  const names = Object.keys(values) as (keyof Values)[];
  const written = (value: unknown) => JSON.stringify(value);
  const differs = (name: keyof Values) =>
    written(values[name]) !== written(before ? before[name] : "");
  return Object.fromEntries(names.filter(differs).map((name) => [name, values[name]]));
}
