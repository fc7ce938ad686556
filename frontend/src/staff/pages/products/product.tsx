/** One product: its terms, what it would cost as an example, and taking it on or off offer. */
import { Button, Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useState, type FormEvent } from "react";

import { data } from "../../../shared/api/client";
import { asFailure } from "../../../shared/api/failure";
import * as icons from "../../../shared/icons";
import { api, useFormats, useMay } from "../../api";
import { useSay } from "../../language";
import { Answer } from "../../ui/answer";
import { aboveForm, useChange } from "../../ui/change";
import { Dialog } from "../../ui/dialog";
import { Empty } from "../../ui/empty";
import { Facts } from "../../ui/facts";
import form from "../../ui/form.module.css";
import { Icon } from "../../ui/icon";
import { Card, Page } from "../../ui/page";
import { Trouble } from "../../ui/trouble";
import { Example } from "./example";
import { OnOffer } from "./on-offer";
import styles from "./products.module.css";
import {
  basisText,
  cycleTexts,
  earlyTexts,
  everyText,
  feesText,
  graceText,
  lateTexts,
  oneProduct,
  rateRangeText,
  rateText,
  wordFor,
  type Product,
} from "./questions";

const route = getRouteApi("/shell/products/$code");

export function ProductPage() {
  const say = useSay();
  const may = useMay();
  const { code } = route.useParams();
  const query = useQuery(oneProduct(code));
  const [asking, setAsking] = useState(false);
  const product = query.data;
  if (query.error && asFailure(query.error).status === 404) {
    return (
      <Page heading={say("products.unknown")}>
        <Empty
          icon={icons.parcel}
          title={say("products.unknownText", { code })}
          action={
            <Button component={Link} to="/products" variant="default">
              {say("products.all")}
            </Button>
          }
        />
      </Page>
    );
  }
  return (
    <Page
      heading={product?.name ?? code}
      lead={<Link to="/products">{say("products.all")}</Link>}
      actions={
        product &&
        may("manage_products") && (
          <>
            <Button variant="default" onClick={() => setAsking(true)}>
              {say(product.active ? "products.deactivate" : "products.activate")}
            </Button>
            <Button
              component={Link}
              to="/products/$code/edit"
              params={{ code } as never}
              leftSection={<Icon path={icons.pencil} size={16} />}
            >
              {say("products.edit")}
            </Button>
          </>
        )
      }
    >
      <Answer query={query} waiting={<Skeleton height={420} radius="lg" />}>
        {(found) => (
          <div className={styles["columns"]}>
            <Terms product={found} />
            <Example product={found} />
          </div>
        )}
      </Answer>
      {product && (
        <Dialog
          opened={asking}
          onClose={() => setAsking(false)}
          title={say(product.active ? "products.deactivateTitle" : "products.activateTitle")}
        >
          <SwitchForm product={product} onClose={() => setAsking(false)} />
        </Dialog>
      )}
    </Page>
  );
}

function Terms({ product }: { product: Product }) {
  const say = useSay();
  const write = useFormats();
  return (
    <Card
      heading={say("products.terms")}
      aside={say("products.versionOf", { number: product.version })}
    >
      <Facts
        facts={[
          [say("products.state"), <OnOffer key="state" active={product.active} />],
          [say("products.code"), product.code],
          [say("products.rate"), rateText(say, write, product)],
          [say("products.rateRange"), rateRangeText(say, write, product)],
          [say("products.method"), wordFor(say, "method", product.method)],
          [say("products.paid"), everyText(say, product)],
          [
            say("products.amounts"),
            say("products.range", {
              least: write.money(product.principalMin),
              most: write.money(product.principalMax),
            }),
          ],
          [
            say("products.instalments"),
            say("products.range", {
              least: product.instalmentsMin,
              most: product.instalmentsMax,
            }),
          ],
          [
            say("products.allocation"),
            [
              product.allocation.map((part) => wordFor(say, "part", part)).join(" → "),
              ...(product.across ? [say("products.acrossTold")] : []),
            ].join(", "),
          ],
          [
            say("products.groupCycles"),
            <Lines key="cycles" texts={cycleTexts(say, write, product)} />,
          ],
          [say("products.rounding"), wordFor(say, "rounding", product.rounding)],
          [say("products.tolerance"), write.money(product.tolerance)],
          [say("products.backdating"), say("common.days", { count: product.backdatingDays })],
          [say("products.groupBasis"), basisText(say, product)],
          [say("products.groupGrace"), graceText(say, product)],
          [say("products.groupFees"), feesText(say, write, product)],
          [say("products.groupLate"), <Lines key="late" texts={lateTexts(say, write, product)} />],
          [
            say("products.groupEarly"),
            <Lines key="early" texts={earlyTexts(say, write, product)} />,
          ],
          [say("products.vat"), write.percent(product.vatPercent)],
          [say("products.smallBalance"), write.money(product.smallBalance)],
        ]}
      />
    </Card>
  );
}

/** Several conditions, each on a line of its own. */
function Lines({ texts }: { texts: readonly string[] }) {
  return (
    <ul className={styles["lines"]}>
      {texts.map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  );
}

function SwitchForm({ product, onClose }: { product: Product; onClose: () => void }) {
  const say = useSay();
  const { active, code, name } = product;
  const change = useChange({
    send: (body: { active: boolean }, header) =>
      data(api.PUT("/api/products/{code}", { params: { path: { code } }, body, headers: header })),
    renews: ["products", "quote", "audit"],
    told: say(active ? "products.isOff" : "products.isOn", { name }),
    onDone: onClose,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.send({ active: !active });
  };
  return (
    <form className={form["form"]} onSubmit={submit}>
      <Trouble text={aboveForm(say, change.failure, [])} />
      <p>{say(active ? "products.deactivateText" : "products.activateText", { name })}</p>
      <div className={form["end"]}>
        <Button variant="default" onClick={onClose}>
          {say("common.cancel")}
        </Button>
        <Button type="submit" loading={change.sending} {...(active && { color: "red" })}>
          {say(active ? "products.deactivate" : "products.activate")}
        </Button>
      </div>
    </form>
  );
}
