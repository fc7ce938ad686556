/**
 * What can be told about an answer without asking the server. The server checks everything again,
 * and its word counts: these rules are never stricter than its own.
 */
import type { PlainKey } from "../../shared/messages";
import { fieldsOf, optional, steps, type FieldName, type Step, type Values } from "./fields";

const LONGEST = 200;

export interface Rules {
  /** Such as "+267"; unknown until the lender's settings are there. */
  readonly countryCode?: string;
  readonly product?: {
    readonly principalMin: string;
    readonly principalMax: string;
    readonly instalmentsMin: number;
    readonly instalmentsMax: number;
  };
}

/** What is wrong: a message, or "limits" for an amount outside those of the product. */
export type Wrong = PlainKey | "limits";
export type Errors = { readonly [Name in FieldName]?: Wrong };

export function wrongWith(name: FieldName, values: Values, rules: Rules): Wrong | undefined {
  const text = values[name].trim();
  if (!text) return optional.has(name) ? undefined : needed(name);
  if (text.length > LONGEST) return "apply.long";
  switch (name) {
    case "idNumber":
      return identity(text, values.idType);
    case "contactNumber":
      return isPhone(text, rules.countryCode) ? undefined : "apply.wrong_contactNumber";
    case "kinContact":
      return isPhone(text, rules.countryCode) ? undefined : "apply.wrong_kinContact";
    case "email":
      return /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(text) ? undefined : "apply.wrong_email";
    case "accountNumber":
      return /^\d{5,20}$/.test(text.replace(/[\s-]/g, ""))
        ? undefined
        : "apply.wrong_accountNumber";
    case "loanAmount":
      return amount(text, rules);
    case "loanPeriodMonths":
      return term(Number(text), rules);
    default:
      return undefined;
  }
}

export function wrongIn(step: Step, values: Values, rules: Rules): Errors {
  const found: { [Name in FieldName]?: Wrong } = {};
  for (const name of fieldsOf[step]) {
    const wrong = wrongWith(name, values, rules);
    if (wrong) found[name] = wrong;
  }
  return found;
}

/** The step to go to when somebody asks for `wanted`: it, or the first before it with a mistake. */
export function allowed(wanted: Step, values: Values, rules: Rules): Step {
  const before = steps.slice(0, steps.indexOf(wanted));
  return before.find((step) => Object.keys(wrongIn(step, values, rules)).length) ?? wanted;
}

/** "5 000,50"? People write amounts in many ways; the API wants "5000.50". "" if it is none. */
export function plainAmount(text: string): string {
  const bare = text.replace(/[\s'\u00a0]|,(?=\d{3}\b)/g, "").replace(/^[A-Za-z]{1,3}/, "");
  const plain = bare.replace(/,(\d{1,2})$/, ".$1");
  return /^\d+(\.\d{1,3})?$/.test(plain) ? plain : "";
}

function needed(name: FieldName): PlainKey {
  return `apply.need_${name}` as PlainKey;
}

function identity(text: string, type: string): PlainKey | undefined {
  const bare = text.replace(/[\s-]/g, "");
  if (type === "passport") {
    return /^[A-Za-z0-9]{6,15}$/.test(bare) ? undefined : "apply.wrong_passport";
  }
  return /^\d{9}$/.test(bare) ? undefined : "apply.wrong_idNumber";
}

function isPhone(text: string, countryCode = ""): boolean {
  let bare = text.replace(/[\s()./-]/g, "").replace(/^00/, "+");
  if (!bare.startsWith("+")) bare = (countryCode || "+00") + bare;
  if (!/^\+\d{7,15}$/.test(bare)) return false;
  return !bare.startsWith("+267") || /^\+267(7\d{7}|[2-6]\d{6})$/.test(bare);
}

function amount(text: string, { product }: Rules): Wrong | undefined {
  const plain = plainAmount(text);
  if (!plain) return "apply.wrong_loanAmount";
  if (!product) return undefined;
  const within =
    Number(plain) >= Number(product.principalMin) && Number(plain) <= Number(product.principalMax);
  return within ? undefined : "limits";
}

function term(count: number, { product }: Rules): Wrong | undefined {
  if (!product || (count >= product.instalmentsMin && count <= product.instalmentsMax)) {
    return undefined;
  }
  return "apply.wrong_loanPeriodMonths";
}
