/** The history of a loan in words: what each event did, with what was there before it. */
import * as icons from "../../../shared/icons";
import type { Formats } from "../../../shared/format";
import type { Say } from "../../../shared/messages";
import type { Entry, Loan } from "./queries";
import { documentName, fromMinor, methodName, rateName, whoDid } from "./words";

export interface Told {
  readonly key: string;
  readonly icon: string;
  readonly tone: string;
  readonly who: string;
  readonly what: string;
  readonly when: string;
  readonly countsFrom: string | null;
  readonly details: readonly string[];
  readonly note: string | null;
  readonly waiting: boolean;
}

interface Context {
  readonly loan: Loan;
  readonly say: Say;
  readonly write: Formats;
  readonly exponent: number;
  readonly timezone: string;
  readonly names: ReadonlyMap<string, string>;
}

/** What an event says about the terms. */
interface Deal {
  readonly principal: number;
  readonly instalments: number;
  readonly product: string;
  readonly rate: string;
  readonly period: string;
}

export function happened(context: Context): Told[] {
  let before: Deal | null = null;
  return context.loan.history.map((entry) => {
    const deal = dealOf(entry);
    const told = tell(context, entry, deal ? before : null, deal);
    before = deal ?? before;
    return told;
  });
}

function dealOf({ data }: Entry): Deal | null {
  const terms = data["terms"] as Record<string, unknown> | undefined;
  if (!terms || typeof data["principal"] !== "number") return null;
  return {
    principal: data["principal"],
    instalments: Number(terms["instalments"]),
    product: String(terms["product"]),
    rate: String(terms["ratePercent"]),
    period: String(terms["ratePeriod"]),
  };
}

function tell(context: Context, entry: Entry, before: Deal | null, deal: Deal | null): Told {
  const { say, write, timezone } = context;
  const { icon, tone, what, details } = described(context, entry, deal);
  const recorded = new Intl.DateTimeFormat("en-CA", { timeZone: timezone }).format(
    new Date(entry.recordedAt),
  );
  const waiting = entry.sequence === 0;
  return {
    key: waiting ? `new-${entry.recordedAt}` : String(entry.sequence),
    icon,
    tone,
    who: whoDid(say, entry.by),
    what,
    when: write.moment(entry.recordedAt),
    countsFrom:
      recorded === entry.effectiveOn || waiting
        ? null
        : say("loanFile.countsFrom", { date: write.date(entry.effectiveOn) }),
    details: [...details, ...changes(context, before, deal)],
    note: entry.note,
    waiting,
  };
}

interface Described {
  readonly icon: string;
  readonly tone: string;
  readonly what: string;
  readonly details: readonly string[];
}

function described(context: Context, entry: Entry, deal: Deal | null): Described {
  const { say } = context;
  const amount = deal ? money(context, deal.principal) : "";
  const plain = (icon: string, tone: string, what: string, details: readonly string[] = []) => ({
    icon,
    tone,
    what,
    details,
  });
  switch (entry.kind) {
    case "applied":
      return plain(icons.inbox, "pending", say("loanFile.eventApplied", { amount }));
    case "amended":
      return plain(icons.fileText, "pending", say("loanFile.eventAmended"));
    case "information_requested":
      return plain(icons.messageQuestion, "asked", say("loanFile.eventAsked"));
    case "information_provided":
      return plain(icons.send, "pending", say("loanFile.eventProvided"));
    case "approved":
      return plain(icons.thumbUp, "approved", say("loanFile.eventApproved", { amount }));
    case "rejected":
      return plain(icons.circleX, "closed", say("loanFile.eventRejected"));
    case "withdrawn":
      return plain(icons.arrowLeft, "closed", say("loanFile.eventWithdrawn"));
    case "cancelled":
      return plain(icons.x, "closed", say("loanFile.eventCancelled"));
    case "disbursed":
      return plain(icons.wallet, "active", say("loanFile.eventDisbursed", { amount }), [
        paidBy(context, entry),
      ]);
    case "repaid":
      return plain(
        icons.cash,
        "active",
        say("loanFile.eventRepaid", { amount: money(context, Number(entry.data["amount"])) }),
        [paidBy(context, entry), ...receiptOf(context, entry)],
      );
    case "reversal_proposed":
      return plain(
        icons.history,
        "asked",
        say("loanFile.eventProposed"),
        receiptOf(context, entry),
      );
    case "reversal_declined":
      return plain(
        icons.history,
        "closed",
        say("loanFile.eventDeclined"),
        receiptOf(context, entry),
      );
    case "reversed":
      return plain(
        icons.history,
        "arrears",
        say("loanFile.eventReversed"),
        receiptOf(context, entry),
      );
    case "document_attached":
      return plain(
        icons.fileUpload,
        "closed",
        say("loanFile.eventAttached"),
        documentOf(context, entry),
      );
    case "document_verified":
      return entry.data["accepted"]
        ? plain(icons.check, "active", say("loanFile.eventVerified"), documentOf(context, entry))
        : plain(icons.x, "arrears", say("loanFile.eventRefused"), documentOf(context, entry));
    case "noted":
      return plain(icons.messageQuestion, "closed", say("loanFile.eventNoted"));
    default:
      return act(context, entry);
  }
}

function money({ write, exponent }: Context, minor: number): string {
  return write.money(fromMinor(minor, exponent));
}

/** An act on a loan that was paid out, or what was said about one, with its own words. */
function act(context: Context, entry: Entry): Described {
  const { say } = context;
  const { kind, data } = entry;
  const [icon, tone] = pictures[kind] ?? [icons.infoCircle, "closed"];
  const about = STEPS.has(kind) ? subject(context, String(data["id"])) : null;
  const amount = amountOf(context, data);
  const what = about
    ? say.maybe(`loanFile.about_${kind}`, { what: about })
    : say.maybe(`loanFile.event_${kind}`, { amount });
  return {
    icon,
    tone,
    what: what ?? kind.replaceAll("_", " "),
    details: about ? [] : detailsOf(context, entry),
  };
}

const pictures: Readonly<Record<string, readonly [icon: string, tone: string]>> = {
  charged: [icons.plus, "arrears"],
  recovered: [icons.cash, "active"],
  settlement_notice_given: [icons.messageQuestion, "pending"],
  settlement_quoted: [icons.reportMoney, "pending"],
  interest_stopped: [icons.lock, "asked"],
  cooled_off: [icons.arrowLeft, "closed"],
  advanced: [icons.wallet, "active"],
  waiver_proposed: [icons.users, "asked"],
  refund_proposed: [icons.users, "asked"],
  write_off_proposed: [icons.users, "asked"],
  reschedule_proposed: [icons.users, "asked"],
  top_up_proposed: [icons.users, "asked"],
  resume_proposed: [icons.users, "asked"],
  undo_proposed: [icons.users, "asked"],
  confirmed: [icons.check, "active"],
  undone: [icons.arrowBackUp, "arrears"],
  disbursement_undone: [icons.arrowBackUp, "arrears"],
  declined: [icons.x, "closed"],
  affordability_assessed: [icons.clipboardCheck, "pending"],
  security_added: [icons.shieldCheck, "active"],
  security_released: [icons.arrowBackUp, "closed"],
};

/** What is said about an act that was told before. */
const STEPS = new Set(["confirmed", "declined", "undo_proposed", "undone"]);

/** The act that a step is about, such as "waiver of P 20.00". */
function subject(context: Context, id: string): string | null {
  const { loan, say } = context;
  if (id === "disbursement") return say("loanFile.what_disbursed");
  const told = loan.history.find(({ kind, data }) => data["id"] === id && !STEPS.has(kind));
  if (!told) return null;
  const amount = amountOf(context, told.data);
  return say.maybe(`loanFile.what_${told.kind}`, { amount }) ?? null;
}

function amountOf(context: Context, data: Entry["data"]): string {
  const parts = [data["principal"], data["interest"], data["fee"], data["penalty"]];
  const one = data["amount"] ?? data["value"] ?? data["instalment"];
  const whole = one === undefined ? parts : [one];
  return money(
    context,
    whole.reduce<number>((sum, part) => sum + Number(part ?? 0), 0),
  );
}

function detailsOf(context: Context, { kind, data }: Entry): string[] {
  const { say, write } = context;
  const found: string[] = [];
  const bucket = data["bucket"];
  if (typeof bucket === "string") found.push(say.maybe(`loanFile.${bucket}`) ?? bucket);
  if (kind === "charged") found.push(String(data["name"]));
  if ("paymentReference" in data) found.push(paidBy(context, { data } as Entry));
  if (kind === "settlement_quoted") {
    const date = write.date(String(data["validUntil"]));
    found.push(say("loanFile.quoted", { number: String(data["number"]), date }));
  }
  if (["reschedule_proposed", "top_up_proposed", "advanced"].includes(kind)) {
    const terms = data["terms"] as Record<string, unknown>;
    const rate = rateName(say, write, String(terms["ratePercent"]), String(terms["ratePeriod"]));
    found.push(`${say("common.payments", { count: Number(terms["instalments"]) })}, ${rate}`);
  }
  return found;
}

function paidBy({ say }: Context, { data }: Entry): string {
  return say("loanFile.byMethod", {
    method: methodName(say, String(data["method"])),
    reference: String(data["paymentReference"]),
  });
}

function receiptOf({ loan, say }: Context, { data }: Entry): string[] {
  const paid = loan.repayments.find(({ repaymentId }) => repaymentId === data["repayment"]);
  return paid ? [say("loanFile.receipt", { number: paid.receiptNumber })] : [];
}

function documentOf({ loan, say }: Context, { data }: Entry): string[] {
  const row = loan.documents.find(({ documentId }) => documentId === data["document"]);
  return row ? [`${documentName(say, row.kind)}, ${row.fileName}`] : [];
}

function changes(context: Context, before: Deal | null, after: Deal | null): string[] {
  if (!before || !after) return [];
  const { say, write, names } = context;
  const found: string[] = [];
  if (before.principal !== after.principal) {
    found.push(
      say("loanFile.changedAmount", {
        before: money(context, before.principal),
        after: money(context, after.principal),
      }),
    );
  }
  if (before.instalments !== after.instalments) {
    found.push(
      say("loanFile.changedTerm", { before: before.instalments, after: after.instalments }),
    );
  }
  if (before.product !== after.product) {
    found.push(
      say("loanFile.changedProduct", {
        before: names.get(before.product) ?? before.product,
        after: names.get(after.product) ?? after.product,
      }),
    );
  }
  if (before.rate !== after.rate || before.period !== after.period) {
    found.push(
      say("loanFile.changedRate", {
        before: rateName(say, write, before.rate, before.period),
        after: rateName(say, write, after.rate, after.period),
      }),
    );
  }
  return found;
}
