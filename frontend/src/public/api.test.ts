import { afterEach, expect, test, vi } from "vitest";

import { connect } from "./api";

const answer = (body: string | null, status = 200) =>
  vi.fn((_: Request) => Promise.resolve(new Response(body, { status })));

// Requests of a browser have an origin; those of these tests need one.
class Local extends Request {
  constructor(address: string, options: RequestInit) {
    super(`http://skycap.test${address}`, options);
  }
}

function serve(fetched: ReturnType<typeof answer>): void {
  vi.stubGlobal("Request", Local);
  vi.stubGlobal("fetch", fetched);
}

afterEach(() => vi.unstubAllGlobals());

test("JSON goes out with its type, the headers and the path that were asked for", async () => {
  const fetched = answer('{"documentId":"d1"}');
  serve(fetched);

  const { data } = await connect().POST("/api/documents/{document}/complete", {
    params: { path: { document: "a/b" } },
    body: { reference: "SK-1", idNumber: "1" },
    headers: { "Idempotency-Key": "k" },
  });

  const sent = fetched.mock.calls[0]?.[0] as Request;
  expect(data).toEqual({ documentId: "d1" });
  expect(new URL(sent.url).pathname).toBe("/api/documents/a%2Fb/complete");
  expect(sent.headers.get("content-type")).toBe("application/json");
  expect(sent.headers.get("idempotency-key")).toBe("k");
  expect(await sent.json()).toEqual({ reference: "SK-1", idNumber: "1" });
});

test("an answer without a body has no data", async () => {
  serve(answer(null, 204));

  expect((await connect().GET("/api/products")).data).toBeUndefined();
});

test("a problem is thrown as a failure with its code", async () => {
  serve(answer('{"code":"rate_limited","status":429,"detail":"Wait.","errors":[]}', 429));

  await expect(connect().GET("/api/products")).rejects.toMatchObject({ code: "rate_limited" });
});
