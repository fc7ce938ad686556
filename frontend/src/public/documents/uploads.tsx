/** Adding documents: a row for each that the lender asks for, and one for anything else. */
import { useCallback, useState } from "preact/hooks";

import { explain } from "../../shared/api/failure";
import * as icons from "../../shared/icons";
import { useGuard, useReconnected } from "../guard";
import { Icon } from "../icon";
import { device } from "../stores";
import type { Told } from "../types";
import { keptDocuments } from "./kept";
import { documentName } from "./names";
import { isUnderWay, useQueue, type Item, type Queue } from "./queue";
import { BYTES_MAX } from "../../shared/documents/shrink";
import type { Applicant } from "../../shared/documents/upload";

interface Props extends Told {
  readonly who: Applicant;
  readonly required: readonly string[];
  /** Called after each document that is stored. */
  readonly onStored?: () => void;
}

const OTHER = "other";
/** Without "image/heic", an iPhone hands its photos over as JPEG. */
const ACCEPTED = "image/jpeg,image/png,application/pdf";
const nothing = () => undefined;

export function Uploads({ say, who, required, onStored = nothing }: Props) {
  const [earlier] = useState(() => keptDocuments(device(), who.reference));
  const queue = useQueue(who, onStored);
  const { items, again } = queue;
  useGuard(items.some(isUnderWay));
  const broken = items.filter(
    ({ phase }) => phase.name === "broken" && phase.failure.kind === "offline",
  );
  const resume = useCallback(() => broken.forEach(({ id }) => again(id)), [again, broken]);
  useReconnected(broken.length > 0, resume);
  const has = (kind: string) =>
    earlier[kind] || items.some((item) => item.kind === kind && item.phase.name === "stored");
  const left = required.filter((kind) => !has(kind)).length;
  return (
    <section class="uploads" aria-labelledby="uploads-heading">
      <h2 id="uploads-heading">{say("upload.title")}</h2>
      <p class="muted">{say("upload.lead")}</p>
      <ul class="document-rows">
        {[...required, OTHER].map((kind) => (
          <Row key={kind} say={say} kind={kind} queue={queue} earlier={Boolean(earlier[kind])} />
        ))}
      </ul>
      <p class="uploads-left" role="status">
        {left ? say("upload.left", { count: left }) : say("upload.done")}
      </p>
    </section>
  );
}

interface RowProps {
  readonly say: Told["say"];
  readonly kind: string;
  readonly queue: Queue;
  readonly earlier: boolean;
}

function Row({ say, kind, queue, earlier }: RowProps) {
  const [over, setOver] = useState(false);
  const items = queue.items.filter((item) => item.kind === kind);
  const title = documentName(say, kind);
  const take = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    queue.add(kind, event.dataTransfer?.files ?? []);
  };
  const done = earlier || items.some(({ phase }) => phase.name === "stored");
  return (
    <li
      class={over ? "document-row over" : "document-row"}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={take}
    >
      <h3 class={done ? "done" : undefined}>
        <Icon path={done ? icons.circleCheck : icons.fileUpload} size={22} />
        {title}
      </h3>
      {earlier && <p class="muted">{say("upload.storedEarlier")}</p>}
      {items.length > 0 && (
        <ul>
          {items.map((item) => (
            <Entry key={item.id} say={say} item={item} queue={queue} />
          ))}
        </ul>
      )}
      <div class="document-ways">
        <Picker
          label={say("upload.camera")}
          title={title}
          icon={icons.camera}
          camera
          onFiles={(files) => queue.add(kind, files)}
        />
        <Picker
          label={say(items.length ? "upload.more" : "upload.choose")}
          title={title}
          icon={icons.fileUpload}
          onFiles={(files) => queue.add(kind, files)}
        />
        <span class="hint drop">{say("upload.drop")}</span>
      </div>
    </li>
  );
}

interface PickerProps {
  readonly label: string;
  /** What it is for, for those who hear the page. */
  readonly title: string;
  readonly icon: string;
  readonly camera?: boolean;
  readonly onFiles: (files: readonly File[]) => void;
}

/** A native file input over its whole label, so that it works with keys, touch and speech. */
function Picker({ label, title, icon, camera, onFiles }: PickerProps) {
  return (
    <label class={camera ? "button quiet small picker camera" : "button quiet small picker"}>
      <Icon path={icon} size={20} />
      {label}
      <span class="unseen"> {title}</span>
      <input
        type="file"
        accept={camera ? "image/*" : ACCEPTED}
        multiple={!camera}
        {...(camera && { capture: "environment" })}
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])];
          event.currentTarget.value = ""; // so that the same file can be chosen again
          onFiles(files);
        }}
      />
    </label>
  );
}

function Entry({ say, item, queue }: { say: Told["say"]; item: Item; queue: Queue }) {
  const { phase, name, id, kind } = item;
  const bad = phase.name === "broken" || phase.name === "unfit";
  return (
    <li class={bad ? "document-file bad" : "document-file"}>
      <span class="document-name">{name}</span>
      {phase.name === "sending" && (
        <progress
          aria-label={say("upload.progress", { name })}
          max={item.size}
          value={phase.sent}
        />
      )}
      <span class="document-phase" role={bad ? "alert" : undefined}>
        {words(say, item)}
      </span>
      <span class="document-does">
        {phase.name === "broken" && (
          <button type="button" class="link" onClick={() => queue.again(id)}>
            {say("common.tryAgain")}
            <span class="unseen"> {name}</span>
          </button>
        )}
        {phase.name === "stored" ? (
          <label class="link picker">
            {say("upload.replace")}
            <span class="unseen"> {name}</span>
            <input
              type="file"
              accept={ACCEPTED}
              onChange={(event) => queue.add(kind, [...(event.currentTarget.files ?? [])], id)}
            />
          </label>
        ) : (
          <button type="button" class="link" onClick={() => queue.remove(id)}>
            {say(bad ? "upload.remove" : "upload.cancel")}
            <span class="unseen"> {name}</span>
          </button>
        )}
      </span>
    </li>
  );
}

function words(say: Told["say"], { phase, name, size }: Item): string {
  switch (phase.name) {
    case "sending": {
      const percent = `${Math.floor((100 * phase.sent) / size)}%`;
      return say("upload.sending", { percent, size: bytes(say, size) });
    }
    case "unfit": {
      const keys = {
        type: "upload.unfitType",
        empty: "upload.unfitEmpty",
      } as const;
      return phase.reason === "size"
        ? say("upload.unfitSize", { most: bytes(say, BYTES_MAX) })
        : say(keys[phase.reason]);
    }
    case "broken":
      return phase.failure.kind === "offline"
        ? say("upload.broken")
        : `${say("upload.failed", { name })} ${explain(say, phase.failure)}`;
    case "stored":
      return `${say("upload.stored")} · ${bytes(say, size)}`;
    default:
      return say(`upload.${phase.name}`);
  }
}

function bytes(say: Told["say"], size: number): string {
  const kilobytes = Math.max(1, Math.round(size / 1024));
  if (kilobytes < 1000) return say("upload.kilobytes", { number: kilobytes });
  return say("upload.megabytes", { number: Math.round(kilobytes / 102.4) / 10 });
}
