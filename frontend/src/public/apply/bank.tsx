/** The third step: where the money goes, and how it comes back. */
import { Choice, Entry } from "./entry";
import { repaymentMethods } from "./fields";
import type { Form } from "./form";

export function Bank({ form }: { form: Form }) {
  return (
    <>
      <Entry form={form} name="bankName" />
      <Entry form={form} name="branch" />
      <Entry form={form} name="accountNumber" inputMode="numeric" hint="apply.accountHint" />
      <Choice
        form={form}
        name="repaymentMethod"
        options={repaymentMethods.map((method) => ({
          value: method,
          label: form.say(`apply.${method}`),
          text: form.say(`apply.${method}Text`),
        }))}
      />
    </>
  );
}
