import { expect, test } from "vitest";

import { newKey, Submission } from "./submission";

const key = (submission: Submission, body: unknown) => submission.headers(body)["Idempotency-Key"];

test("all tries with the same content carry the same key", () => {
  const submission = new Submission();

  expect(key(submission, { amount: "5.00" })).toBe(key(submission, { amount: "5.00" }));
});

test("changed content is another thing", () => {
  const submission = new Submission();

  expect(key(submission, { amount: "5.00" })).not.toBe(key(submission, { amount: "6.00" }));
});

test("what comes after success is another thing, even if it looks the same", () => {
  const submission = new Submission();
  const first = key(submission, { amount: "5.00" });
  submission.done();

  expect(key(submission, { amount: "5.00" })).not.toBe(first);
});

test("a reload keeps the key", () => {
  const submission = new Submission();
  const first = key(submission, { amount: "5.00" });

  expect(key(new Submission(submission.save()), { amount: "5.00" })).toBe(first);
});

test("a key is a random UUID", () => {
  expect(newKey()).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
  expect(newKey()).not.toBe(newKey());
});
