/** Acts in words. */
import type { Formats } from "../../../../shared/format";
import type { Say } from "../../../../shared/messages";
import { isSome, methodName } from "../words";
import type { Act } from "./queries";

/** What an act needs to be named by, wherever it is known from. */
export interface Named {
  readonly kind: string;
  readonly amount?: string | undefined;
  readonly part?: string | null | undefined;
  readonly name?: string | null | undefined;
  readonly number?: number | null | undefined;
  readonly instalments?: number | null | undefined;
}

/** "Waiver of P 20.00, of interest" */
export function nameOfAct(say: Say, write: Formats, act: Named): string {
  const values = {
    amount: act.amount === undefined ? "" : write.money(act.amount),
    part: act.part ? (say.maybe(`servicing.part_named_${act.part}`) ?? act.part) : "",
    name: act.name ?? "",
    number: act.number ?? "",
    count: act.instalments ?? 0,
  };
  return say.maybe(`servicing.act_${act.kind}`, values) ?? act.kind.replaceAll("_", " ");
}

/** What the API tells of an act, as `nameOfAct` takes it. */
export function named(act: Act): Named {
  return { ...act, amount: amountOf(act) };
}

/** The amount of an act; a write-off is known by the principal that leaves the books. */
function amountOf({ amounts }: Act): string | undefined {
  return amounts["amount"] ?? amounts["principal"];
}

/** What is worth knowing of an act besides its name and its date. */
export function detailsOf(say: Say, write: Formats, act: Act): string[] {
  const { kind, paymentMethod, referenceNumber, interestRate, amounts, validUntil } = act;
  const found: string[] = [];
  if (paymentMethod && referenceNumber) {
    const method = methodName(say, paymentMethod);
    found.push(say("loanFile.byMethod", { method, reference: referenceNumber }));
  }
  if (kind === "top_up") {
    found.push(say("common.payments", { count: act.instalments ?? 0 }));
  }
  if (interestRate && (kind === "reschedule" || kind === "top_up")) {
    found.push(say("servicing.atRate", { rate: write.percent(interestRate) }));
  }
  if (isSome(amounts["capitalised"] ?? "")) {
    const amount = write.money(amounts["capitalised"] ?? "");
    found.push(say("servicing.capitalised", { amount }));
  }
  if (validUntil) found.push(say("servicing.validUntil", { date: write.date(validUntil) }));
  if (kind === "write_off") {
    for (const part of ["principal", "interest", "fee", "penalty"] as const) {
      const amount = amounts[part];
      if (amount && isSome(amount))
        found.push(`${say(`servicing.${part}`)} ${write.money(amount)}`);
    }
  }
  return found;
}
