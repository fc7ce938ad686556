/** The first step. It stands in the HTML, so that one can begin to type before any script is there. */
import { Choice, Entry } from "./entry";
import type { Form } from "./form";

export function Personal({ form }: { form: Form }) {
  const { say, values } = form;
  const omang = values.idType !== "passport";
  return (
    <>
      <Entry form={form} name="firstName" autocomplete="given-name" />
      <Entry form={form} name="lastName" autocomplete="family-name" />
      <Choice
        form={form}
        name="idType"
        inline
        options={[
          { value: "omang", label: say("apply.omang") },
          { value: "passport", label: say("apply.passport") },
        ]}
      />
      <Entry
        form={form}
        name="idNumber"
        inputMode={omang ? "numeric" : "text"}
        capitals="characters"
        {...(omang && { hint: "apply.omangHint" as const })}
      />
      <Entry
        form={form}
        name="contactNumber"
        type="tel"
        inputMode="tel"
        autocomplete="tel"
        hint="apply.contactHint"
      />
      <Entry form={form} name="email" type="email" inputMode="email" autocomplete="email" />
      <Entry
        form={form}
        name="physicalAddress"
        autocomplete="address-line1"
        hint="apply.physicalHint"
      />
      <Entry form={form} name="postalAddress" autocomplete="address-line2" />
      <Entry form={form} name="employer" autocomplete="organization" />
      <Choice
        form={form}
        name="marriedInCommunity"
        hint="apply.marriedHint"
        inline
        options={[
          { value: "yes", label: say("apply.yes") },
          { value: "no", label: say("apply.no") },
        ]}
      />
      <fieldset class="group">
        <legend>
          <h2>{say("apply.kin")}</h2>
        </legend>
        <p class="hint">{say("apply.kinHint")}</p>
        <Entry form={form} name="kinName" />
        <Entry form={form} name="kinRelationship" hint="apply.kinRelationshipHint" />
        <Entry form={form} name="kinContact" type="tel" inputMode="tel" />
        <Entry form={form} name="kinAddress" />
      </fieldset>
    </>
  );
}
