/**
 * The application that was just sent, for as long as this tab is open: for its confirmation, and so
 * that documents can be added without typing the identity number again.
 */
import type { Schemas } from "../shared/api/client";
import { drop, read, write, type Store } from "./stores";

export interface Sent {
  readonly answer: Schemas["ApplicationTold"];
  readonly firstName: string;
  readonly idNumber: string;
  readonly on: string;
}

const NAME = "skycap.sent";

export function readSent(store: Store | undefined): Sent | undefined {
  const found = read(store, NAME) as Partial<Sent> | undefined;
  return typeof found?.answer?.reference === "string" ? (found as Sent) : undefined;
}

export function keepSent(store: Store | undefined, sent: Sent): void {
  write(store, NAME, sent);
}

export function dropSent(store: Store | undefined): void {
  drop(store, NAME);
}
