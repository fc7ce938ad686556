/** What stands in the place of an answer that takes seconds. */
import { useSay } from "../../language";
import { RowsWaiting } from "../../ui/rows";

export function Looking() {
  const say = useSay();
  return (
    <>
      <p className="muted" role="status">
        {say("operations.looking")}
      </p>
      <RowsWaiting count={6} />
    </>
  );
}
