import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { connect, data, page } from "./client";
import { asFailure, Failure } from "./failure";

const problem = {
  type: "urn:skycap:problem:fields_invalid",
  title: "Unprocessable Content",
  status: 422,
  detail: "loanAmount is needed.",
  code: "fields_invalid",
  errors: [{ field: "loanAmount", code: "missing", message: "is needed" }],
  requestId: "018f",
};
const answer = (body: unknown, status = 200, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), { status, headers });

async function failing(asked: Promise<unknown>): Promise<Failure> {
  return asked.then(
    () => expect.fail("it did not fail"),
    (error: unknown) => asFailure(error),
  );
}

beforeEach(() => {
  vi.stubGlobal("location", { origin: "https://skycap.example" });
  // Node has no page whose address relative ones could start from.
  const Plain = Request;
  vi.stubGlobal(
    "Request",
    class extends Plain {
      constructor(address: string, options?: RequestInit) {
        super(new URL(address, "https://skycap.example"), options);
      }
    },
  );
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

test("an answer is its data", async () => {
  vi.stubGlobal("fetch", async () => answer([{ code: "standard" }]));

  expect(await data(connect().GET("/api/products"))).toEqual([{ code: "standard" }]);
});

test("a problem becomes a failure with its fields", async () => {
  vi.stubGlobal("fetch", async () => answer(problem, 422));
  const failure = await failing(data(connect().GET("/api/products")));

  expect(failure.code).toBe("fields_invalid");
  expect(failure.fields[0]?.field).toBe("loanAmount");
  expect(failure.mayTryAgain).toBe(false);
});

test("a server without an answer in JSON may be asked again", async () => {
  vi.stubGlobal("fetch", async () => new Response("<h1>Bad gateway</h1>", { status: 502 }));
  const failure = await failing(data(connect().GET("/api/products")));

  expect(failure.kind).toBe("unreadable");
  expect(failure.mayTryAgain).toBe(true);
});

test("without a connection, it is told as such", async () => {
  vi.stubGlobal("fetch", async () => Promise.reject(new TypeError("Failed to fetch")));

  expect((await failing(data(connect().GET("/api/products")))).kind).toBe("offline");
});

test("a request ends after its time, even where the body never comes", async () => {
  vi.useFakeTimers();
  vi.stubGlobal(
    "fetch",
    async (_: Request, { signal }: { signal: AbortSignal }) =>
      new Response(
        new ReadableStream({
          start: (stream) => signal.addEventListener("abort", () => stream.error(signal.reason)),
        }),
      ),
  );
  const asked = failing(data(connect({ timeout: 5_000 }).GET("/api/products")));
  await vi.advanceTimersByTimeAsync(5_000);

  const failure = await asked;
  expect(failure.kind).toBe("timeout");
  expect(failure.mayTryAgain).toBe(true);
});

test("what was called off is not a failure to tell of", async () => {
  vi.stubGlobal("fetch", async (_: Request, { signal }: { signal: AbortSignal }) => {
    await new Promise((_, fail) => signal.addEventListener("abort", () => fail(signal.reason)));
  });
  const stop = new AbortController();
  const asked = data(connect().GET("/api/products", { signal: stop.signal }));
  setTimeout(() => stop.abort(), 0);

  await expect(asked).rejects.not.toBeInstanceOf(Failure);
});

test("an ended session is announced", async () => {
  vi.stubGlobal("fetch", async () =>
    answer({ ...problem, status: 401, code: "not_signed_in" }, 401),
  );
  const announced = vi.fn();
  await failing(data(connect({ onSignedOut: announced }).GET("/api/products")));

  expect(announced).toHaveBeenCalledOnce();
});

test("a page knows the cursor of the next one", async () => {
  const link = '</api/loans?cursor=abc%2Fd&limit=50>; rel="next"';
  vi.stubGlobal("fetch", async () => answer([], 200, { link }));
  expect((await page(connect().GET("/api/loans"))).next).toBe("abc/d");

  vi.stubGlobal("fetch", async () => answer([]));
  expect((await page(connect().GET("/api/loans"))).next).toBeNull();
});
