/** Something that an applicant says about their application, sent once however often it is tried. */
import { useRef, useState } from "preact/hooks";

import { data, type Schemas } from "../../shared/api/client";
import { asFailure, type Failure } from "../../shared/api/failure";
import { Submission } from "../../shared/api/submission";
import { useGuard } from "../guard";
import { api } from "../page";

type Way = "/api/tracking/respond" | "/api/tracking/withdraw";

export function useCommenting(way: Way, onDone: () => void) {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const submission = useRef(new Submission());
  const sending = useRef(false);
  useGuard(busy);
  const send = async (body: Schemas["Response"]) => {
    if (sending.current) return;
    sending.current = true;
    setBusy(true);
    setFailure(undefined);
    try {
      await data(api.POST(way, { body, headers: submission.current.headers(body) }));
      submission.current.done();
      onDone();
    } catch (error) {
      setFailure(asFailure(error));
    } finally {
      sending.current = false;
      setBusy(false);
    }
  };
  return [{ busy, failure }, send] as const;
}
