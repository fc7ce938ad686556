/** The cost, beside every step: nobody fills in a form without seeing what it leads to. */
import { Again } from "../islands/again";
import { Figures } from "../islands/figures";
import { term } from "../offer";
import type { Form } from "./form";
import { writer } from "./write";
import type { Step } from "./fields";
import { plainAmount } from "./validation";

export function CostBox({ form, step }: { form: Form; step: Step }) {
  const { say, quote, askAgain, product, values } = form;
  const write = writer(form);
  const amount = plainAmount(values.loanAmount);
  return (
    <aside class="card cost-box" aria-labelledby="cost-heading">
      <div class="cost-head">
        <h2 id="cost-heading">
          {product && write && amount ? (
            <>
              {write.money(amount, { whole: true })}
              <span class="muted"> · {term(say, product, Number(values.loanPeriodMonths))}</span>
            </>
          ) : (
            say("apply.yourLoan")
          )}
        </h2>
        {step !== "loan" && product && (
          <a
            href="?step=loan"
            onClick={(event) => {
              event.preventDefault();
              form.go("loan");
            }}
          >
            {say("apply.edit")}
            <span class="unseen"> {say("apply.yourLoan")}</span>
          </a>
        )}
      </div>
      {quote.state === "failed" ? (
        <Again
          say={say}
          failure={quote.failure}
          title={say("calculator.failed")}
          onTry={askAgain}
        />
      ) : (
        <Figures say={say} write={write} quote={quote} product={product} />
      )}
    </aside>
  );
}
