/**
 * The addresses of the portal. A page is a file in pages/ and a route here, whose component is loaded
 * when it is first visited. Whatever belongs into the navigation has a line in shell/places.ts too.
 */
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
  type AnyRoute,
} from "@tanstack/react-router";
import type { ComponentType } from "react";

import { asFailure } from "../shared/api/failure";
import { lender, me, onSignedOut, queries } from "./api";
import { withAllWords } from "./language";
import { fileSearch, listSearch } from "./pages/loans/address";
import { statementSearch } from "./pages/loans/papers/address";
import { toSignIn } from "./leaving";
import { NotFound, Problem } from "./pages/problem";
import { operationsSearch } from "./pages/operations/address";
import { repaymentSearch } from "./pages/repayments/questions";
import { periodSearch, reportSearch } from "./pages/reports/address";

/**
 * A page that is made of Mantine or says what only later pages say: with it come Mantine and those
 * words. The shell, the dashboard and the list of loans do without, so that they stand sooner.
 */
function dressed<Name extends string>(load: () => Promise<Parts<Name>>, name: Name) {
  return lazyRouteComponent(async () => {
    const parts = Promise.all([load(), import("./ui/dressed")]);
    const [part, { Dressed }] = await withAllWords(parts);
    const Page: ComponentType = part[name];
    return {
      default: () => (
        <Dressed>
          <Page />
        </Dressed>
      ),
    };
  });
}
type Parts<Name extends string> = Readonly<Record<Name, ComponentType>>;

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFound });

const newPassword = createRoute({
  getParentRoute: () => root,
  path: "/new-password",
  beforeLoad: async () => {
    await signedIn("/");
  },
  loader: () => queries.ensureQueryData(lender),
  component: dressed(() => import("./pages/new-password"), "NewPassword"),
});

const secondFactor = createRoute({
  getParentRoute: () => root,
  path: "/second-factor",
  beforeLoad: async () => {
    if (!owesCodes(await signedIn("/"))) throw redirect({ to: "/" });
  },
  loader: () => queries.ensureQueryData(lender),
  component: dressed(() => import("./pages/second-factor"), "SecondFactor"),
});

/**
 * Every page inside the shell is for somebody who is signed in, with a password of their own, and
 * with codes where the lender requires them.
 */
const shell = createRoute({
  getParentRoute: () => root,
  id: "shell",
  beforeLoad: async ({ location }) => {
    const user = await signedIn(location.href);
    if (user.mustChangePassword) throw redirect({ to: "/new-password" });
    if (owesCodes(user)) throw redirect({ to: "/second-factor" });
  },
  loader: () => queries.ensureQueryData(lender),
  component: lazyRouteComponent(() => import("./shell/shell"), "Shell"),
});

async function signedIn(to: string) {
  try {
    return await queries.ensureQueryData(me);
  } catch (error) {
    if (asFailure(error).status !== 401) throw error;
    return await toSignIn({ to });
  }
}

type Me = Awaited<ReturnType<typeof signedIn>>;

function owesCodes({ secondFactorRequired, totpEnabled }: Me) {
  return secondFactorRequired && !totpEnabled;
}

const dashboard = createRoute({
  getParentRoute: () => shell,
  path: "/",
  component: lazyRouteComponent(() => import("./pages/dashboard/dashboard"), "Dashboard"),
});

const repayments = createRoute({
  getParentRoute: () => shell,
  path: "/repayments",
  validateSearch: repaymentSearch,
  component: dressed(() => import("./pages/repayments/repayments"), "Repayments"),
});

const receipt = createRoute({
  getParentRoute: () => shell,
  path: "/repayments/$loan/$repayment",
  component: dressed(() => import("./pages/repayments/receipt"), "Receipt"),
});

const borrowers = createRoute({
  getParentRoute: () => shell,
  path: "/borrowers",
  component: dressed(() => import("./pages/borrowers/borrowers"), "Borrowers"),
});

const users = createRoute({
  getParentRoute: () => shell,
  path: "/users",
  validateSearch: (search: Record<string, unknown>): { add?: true } => ({
    ...(search["add"] === true && { add: true }),
  }),
  component: dressed(() => import("./pages/users/users"), "Users"),
});

const products = createRoute({
  getParentRoute: () => shell,
  path: "/products",
  component: dressed(() => import("./pages/products/products"), "Products"),
});

const newProduct = createRoute({
  getParentRoute: () => shell,
  path: "/products/new",
  component: dressed(() => import("./pages/products/product-form"), "NewProduct"),
});

const product = createRoute({
  getParentRoute: () => shell,
  path: "/products/$code",
  component: dressed(() => import("./pages/products/product"), "ProductPage"),
});

const productEdit = createRoute({
  getParentRoute: () => shell,
  path: "/products/$code/edit",
  component: dressed(() => import("./pages/products/product-form"), "EditProduct"),
});

const settings = createRoute({
  getParentRoute: () => shell,
  path: "/settings",
  component: dressed(() => import("./pages/settings/settings"), "Settings"),
});

const audit = createRoute({
  getParentRoute: () => shell,
  path: "/audit",
  validateSearch: (search: Record<string, unknown>): { about?: string } => ({
    ...(typeof search["about"] === "string" && search["about"] && { about: search["about"] }),
  }),
  component: dressed(() => import("./pages/audit/audit"), "Audit"),
});

const reports = createRoute({
  getParentRoute: () => shell,
  path: "/reports",
  validateSearch: reportSearch,
  component: dressed(() => import("./pages/reports/reports"), "Reports"),
});

const journal = createRoute({
  getParentRoute: () => shell,
  path: "/journal",
  validateSearch: periodSearch,
  component: dressed(() => import("./pages/journal/journal"), "Journal"),
});

const operations = createRoute({
  getParentRoute: () => shell,
  path: "/operations",
  validateSearch: operationsSearch,
  component: dressed(() => import("./pages/operations/operations"), "Operations"),
});

const operationsPart = createRoute({
  getParentRoute: () => shell,
  path: "/operations/$part",
  validateSearch: operationsSearch,
  component: dressed(() => import("./pages/operations/operations"), "Operations"),
});

const account = createRoute({
  getParentRoute: () => shell,
  path: "/account",
  component: dressed(() => import("./pages/account/account"), "AccountPage"),
});

const office = [
  repayments,
  receipt,
  borrowers,
  users,
  products,
  newProduct,
  product,
  productEdit,
  settings,
  audit,
  reports,
  journal,
  operations,
  operationsPart,
  account,
] as const;

const loans = createRoute({
  getParentRoute: () => shell,
  path: "/loans",
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import("./pages/loans/list"), "LoansPage"),
});

const newLoan = createRoute({
  getParentRoute: () => shell,
  path: "/loans/new",
  component: dressed(() => import("./pages/loans/form/capture"), "Capture"),
});

const loan = createRoute({
  getParentRoute: () => shell,
  path: "/loans/$loanId",
  validateSearch: fileSearch,
  component: dressed(() => import("./pages/loans/page"), "LoanPage"),
});

const loanAmend = createRoute({
  getParentRoute: () => shell,
  path: "/loans/$loanId/amend",
  component: dressed(() => import("./pages/loans/form/amend"), "Amend"),
});

const settlementQuote = createRoute({
  getParentRoute: () => shell,
  path: "/loans/$loan/quotes/$quote",
  component: dressed(() => import("./pages/loans/servicing/quote"), "Quote"),
});

const statement = createRoute({
  getParentRoute: () => shell,
  path: "/loans/$loan/statement",
  validateSearch: statementSearch,
  component: dressed(() => import("./pages/loans/papers/statement"), "StatementPage"),
});

const costSheet = createRoute({
  getParentRoute: () => shell,
  path: "/loans/$loan/cost",
  component: dressed(() => import("./pages/loans/papers/cost"), "CostPage"),
});

const lending = [loans, newLoan, loan, loanAmend, settlementQuote, statement, costSheet] as const;

export const router = createRouter({
  routeTree: root.addChildren([
    newPassword,
    secondFactor,
    shell.addChildren([dashboard, ...office, ...lending]),
  ]),
  basepath: "/staff",
  defaultPreload: "intent",
  defaultErrorComponent: Problem,
  scrollRestoration: true,
});

/**
 * Fetch what the page at this address needs, all at once: its parts, and who is signed in. Settles
 * when the page can be shown, be it with the reason why it cannot.
 */
export async function begin(): Promise<void> {
  const routes = router.routesById as Readonly<Record<string, AnyRoute>>;
  for (const { routeId } of router.matchRoutes(router.latestLocation) as { routeId: string }[]) {
    const route = routes[routeId];
    if (route) router.loadRouteChunk(route)?.catch(() => undefined); // told when it is shown
  }
  void queries.prefetchQuery(lender);
  await router.load();
}

onSignedOut(() => {
  void toSignIn({ to: router.state.location.href, ended: true });
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
