/** What the address of a statement holds. */
export interface StatementSearch {
  from?: string;
  to?: string;
}

const DAY = /^\d{4}-\d\d-\d\d$/;

/** The period in an address, which people may have typed. */
export function statementSearch(raw: Readonly<Record<string, unknown>>): StatementSearch {
  const day = (name: string) => {
    const value = raw[name];
    return typeof value === "string" && DAY.test(value) ? value : undefined;
  };
  const [from, to] = [day("from"), day("to")];
  return { ...(from && { from }), ...(to && { to }) };
}
