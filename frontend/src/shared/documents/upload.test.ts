import { describe, expect, test } from "vitest";

import type { Api } from "../api/client";
import { Failure, type Problem } from "../api/failure";
import { Delivery, failureOf, type Put } from "./upload";

const who = { reference: "SK-1", idNumber: "123456789" };
const file = { blob: new Blob(["%PDF-"]), name: "slip.pdf", type: "application/pdf" };
const refusal = (code: string, field?: string) =>
  new Failure("problem", {
    code,
    status: 422,
    detail: "",
    errors: field ? [{ field, code, message: "" }] : [],
  } as unknown as Problem);

/** An API and a way to send that fail with these failures, in order, where they are given. */
function world(fails: { ask?: Failure[]; put?: Failure[]; complete?: Failure[] }) {
  const calls: string[] = [];
  const keys: string[] = [];
  const kinds: string[] = [];
  let given = 0;
  const act = (name: "ask" | "put" | "complete") => {
    calls.push(name);
    const failure = fails[name]?.shift();
    if (failure) throw failure;
  };
  const api = {
    POST: async (
      path: string,
      options: { headers: Record<string, string>; body: { kind: string } },
    ) => {
      if (path !== "/api/documents") {
        act("complete");
        return { data: {} };
      }
      keys.push(options.headers["Idempotency-Key"] ?? "");
      kinds.push(options.body.kind);
      act("ask");
      given += 1;
      return { data: { documentId: `d${given}`, upload: { url: `/u/${given}` } } };
    },
  } as unknown as Api;
  const put: Put = async () => act("put");
  return { api, put, calls, keys, kinds };
}

const deliver = (delivery: Delivery) => delivery.run(() => undefined, new AbortController().signal);

describe("a document on its way", () => {
  test("is asked for, sent, and completed", async () => {
    const { api, put, calls } = world({});

    expect(await deliver(new Delivery(api, put, who, "payslip", file))).toBe("d1");
    expect(calls).toEqual(["ask", "put", "complete"]);
  });

  test("resumes with the same ticket and document after the connection broke", async () => {
    const { api, put, calls } = world({ put: [new Failure("offline")] });
    const delivery = new Delivery(api, put, who, "payslip", file);

    await expect(deliver(delivery)).rejects.toThrow("offline");
    expect(await deliver(delivery)).toBe("d1");
    expect(calls).toEqual(["ask", "put", "put", "complete"]);
  });

  test("is not sent again when only the last word was lost", async () => {
    const { api, put, calls } = world({ complete: [new Failure("timeout")] });
    const delivery = new Delivery(api, put, who, "payslip", file);

    await expect(deliver(delivery)).rejects.toThrow("timeout");
    await deliver(delivery);
    expect(calls).toEqual(["ask", "put", "complete", "complete"]);
  });

  test("asks with the same key after a lost answer", async () => {
    const { api, put, keys } = world({ ask: [new Failure("offline")] });
    const delivery = new Delivery(api, put, who, "payslip", file);

    await expect(deliver(delivery)).rejects.toThrow("offline");
    await deliver(delivery);
    expect(keys[1]).toBe(keys[0]);
  });

  test("counts as sent when the server has it already", async () => {
    const { api, put, calls } = world({ put: [refusal("upload_already_kept")] });

    await deliver(new Delivery(api, put, who, "payslip", file));
    expect(calls).toEqual(["ask", "put", "complete"]);
  });

  test("gets a new ticket, with a new key, when the old one has expired", async () => {
    const { api, put, calls, keys } = world({ put: [refusal("upload_expired")] });

    expect(await deliver(new Delivery(api, put, who, "payslip", file))).toBe("d2");
    expect(calls).toEqual(["ask", "put", "ask", "put", "complete"]);
    expect(keys[1]).not.toBe(keys[0]);
  });

  test("is sent again when nothing arrived", async () => {
    const { api, put, calls } = world({ complete: [refusal("upload_missing")] });

    await deliver(new Delivery(api, put, who, "payslip", file));
    expect(calls).toEqual(["ask", "put", "complete", "put", "complete"]);
  });

  test("of a kind that only the lender knows is filed as another document", async () => {
    const { api, put, kinds } = world({ ask: [refusal("field_invalid", "kind")] });

    await deliver(new Delivery(api, put, who, "employment_letter", file));
    expect(kinds).toEqual(["employment_letter", "other"]);
  });

  test("stops at a refusal that trying again does not mend", async () => {
    const { api, put, calls } = world({ complete: [refusal("document_unacceptable")] });

    await expect(deliver(new Delivery(api, put, who, "payslip", file))).rejects.toThrow("422");
    expect(calls).toEqual(["ask", "put", "complete"]);
  });
});

describe("an answer that is no success", () => {
  const xml = "<Error><Code>AccessDenied</Code><Message>Request has expired</Message></Error>";

  test("of our API is the problem that it tells", () => {
    expect(failureOf(409, '{"code":"upload_already_kept","status":409}').code).toBe(
      "upload_already_kept",
    );
  });

  test("of a bucket that refuses means that the ticket is over", () => {
    expect(failureOf(403, xml).code).toBe("upload_expired");
    expect(failureOf(400, "<Error><Code>ExpiredToken</Code></Error>").code).toBe("upload_expired");
  });

  test("of a bucket that is busy passes like a broken connection", () => {
    expect(failureOf(503, "<Error><Code>SlowDown</Code></Error>").code).toBe("offline");
    expect(failureOf(400, xml).code).toBe("unreadable");
  });
});
