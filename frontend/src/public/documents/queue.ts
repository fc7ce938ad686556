/** The documents that somebody adds, one after the other: a phone's connection is narrow. */
import { useCallback, useEffect, useReducer, useRef } from "preact/hooks";

import type { Api } from "../../shared/api/client";
import { asFailure, type Failure } from "../../shared/api/failure";
import { api } from "../page";
import { device } from "../stores";
import { keepDocument } from "./kept";
import { prepare, Unfit, type Ready, type Reason } from "../../shared/documents/shrink";
import { Delivery, put, type Applicant } from "../../shared/documents/upload";

export type Phase =
  | { name: "preparing" | "waiting" | "checking" | "stored" }
  | { name: "sending"; sent: number }
  | { name: "unfit"; reason: Reason }
  | { name: "broken"; failure: Failure };

export interface Item {
  readonly id: number;
  readonly kind: string;
  readonly name: string;
  readonly size: number;
  readonly phase: Phase;
}

interface Work {
  readonly stop: AbortController;
  delivery?: Delivery;
}

export interface Queue {
  readonly items: readonly Item[];
  readonly add: (kind: string, files: Iterable<File>, instead?: number) => void;
  readonly again: (id: number) => void;
  readonly remove: (id: number) => void;
}

let count = 0;

export function useQueue(who: Applicant, onStored: () => void): Queue {
  const [, draw] = useReducer((drawn: number) => drawn + 1, 0);
  const items = useRef<Item[]>([]);
  const works = useRef(new Map<number, Work>());
  const turn = useRef<Promise<void>>(Promise.resolve());
  const told = useRef({ who, onStored });
  told.current = { who, onStored };

  const change = useCallback((id: number, changes: Partial<Item>) => {
    items.current = items.current.map((one) => (one.id === id ? { ...one, ...changes } : one));
    draw(undefined);
  }, []);

  const remove = useCallback((id: number) => {
    works.current.get(id)?.stop.abort();
    works.current.delete(id);
    items.current = items.current.filter((one) => one.id !== id);
    draw(undefined);
  }, []);

  const deliver = useCallback(
    async (id: number) => {
      const work = works.current.get(id);
      const item = items.current.find((one) => one.id === id);
      if (!work?.delivery || !item) return;
      change(id, { phase: { name: "sending", sent: 0 } });
      const progress = (sent: number) =>
        change(id, {
          phase: sent < item.size ? { name: "sending", sent } : { name: "checking" },
        });
      try {
        await work.delivery.run(progress, work.stop.signal);
        keepDocument(device(), told.current.who.reference, item.kind);
        change(id, { phase: { name: "stored" } });
        told.current.onStored();
      } catch (error) {
        if (!work.stop.signal.aborted) {
          change(id, { phase: { name: "broken", failure: asFailure(error) } });
        }
      }
    },
    [change],
  );

  const again = useCallback(
    (id: number) => {
      change(id, { phase: { name: "waiting" } });
      turn.current = turn.current.then(() => deliver(id));
    },
    [change, deliver],
  );

  const start = useCallback(
    async (id: number, kind: string, file: File) => {
      const work: Work = { stop: new AbortController() };
      works.current.set(id, work);
      try {
        const ready: Ready = await prepare(file);
        if (work.stop.signal.aborted) return;
        // It only posts, which the client of the public pages can.
        work.delivery = new Delivery(api as Api, put, told.current.who, kind, ready);
        change(id, { name: ready.name, size: ready.blob.size });
        again(id);
      } catch (error) {
        const reason = error instanceof Unfit ? error.reason : "type";
        change(id, { phase: { name: "unfit", reason } });
      }
    },
    [again, change],
  );

  const add = useCallback(
    (kind: string, files: Iterable<File>, instead?: number) => {
      if (instead !== undefined) remove(instead);
      for (const file of files) {
        const id = ++count;
        const phase: Phase = { name: "preparing" };
        items.current = [...items.current, { id, kind, name: file.name, size: file.size, phase }];
        void start(id, kind, file);
      }
      draw(undefined);
    },
    [remove, start],
  );

  useEffect(() => () => works.current.forEach((work) => work.stop.abort()), []);
  return { items: items.current, add, again, remove };
}

export const isUnderWay = ({ phase }: Item) =>
  phase.name === "preparing" ||
  phase.name === "waiting" ||
  phase.name === "sending" ||
  phase.name === "checking";
