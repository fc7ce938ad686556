/**
 * Lines over time. Series differ by colour and by dash; a cursor follows the mouse and the arrow
 * keys; the same figures are there as a table.
 */
import { useElementSize } from "@mantine/hooks";
import { useId, useState, type KeyboardEvent, type PointerEvent } from "react";

import { useSay } from "../language";
import styles from "./charts.module.css";
import { line, scale } from "./scale";

export interface Series {
  readonly name: string;
  /** As decimal text: drawn by its size, shown by `write`; null where nothing was measured. */
  readonly values: readonly (string | null)[];
}

interface Props {
  readonly label: string;
  readonly series: readonly Series[];
  /** One name for each value. */
  readonly points: readonly string[];
  /** What the points are: the head of the table's first column. */
  readonly pointName: string;
  readonly write: (value: string) => string;
  readonly writeAxis: (value: string) => string;
  /** What to add to the name of the last point, if its time is not over yet. */
  readonly unfinished?: string;
  readonly height?: number;
}

/** The least room for the name of a point; where there is less, every second one is named. */
const NAME_WIDTH = 42;
/** About what a letter takes; names of months are longer in Setswana. */
const LETTER_WIDTH = 7.5;
const LEFT = 62;
const RIGHT = 12;
const TOP = 10;
const BOTTOM = 28;

export function LineChart(props: Props) {
  const { label, series, points, pointName, write, writeAxis, unfinished, height = 260 } = props;
  const say = useSay();
  const help = useId();
  // Drawn at its real size, so that its letters are as large as all others.
  const { ref, width: measured } = useElementSize<HTMLDivElement>();
  const width = Math.max(measured, 240);
  const longest = Math.max(0, ...points.map((name) => name.length)) * LETTER_WIDTH;
  const room = Math.max(NAME_WIDTH, longest);
  const right = Math.max(RIGHT, longest / 2); // half of the last name stands there
  const every = Math.ceil((points.length * room) / (width - LEFT - right));
  const [cursor, setCursor] = useState<number | null>(null);
  const largest = Math.max(0, ...series.flatMap(({ values }) => values.map(Number)));
  const { top, ticks } = scale(largest);
  const x = (index: number) =>
    LEFT + (index * (width - LEFT - right)) / Math.max(1, points.length - 1);
  const y = (value: number) => TOP + (1 - value / top) * (height - TOP - BOTTOM);

  const written = (value: string | null | undefined) =>
    value === null || value === undefined ? "–" : write(value);
  const nameOf = (index: number) =>
    unfinished && index === points.length - 1 ? `${points[index]} ${unfinished}` : points[index];

  const press = (event: KeyboardEvent) => {
    const last = points.length - 1;
    const at = cursor ?? last + 1;
    const next = {
      ArrowLeft: at - 1,
      ArrowRight: cursor === null ? 0 : at + 1,
      Home: 0,
      End: last,
    }[event.key];
    if (event.key === "Escape") setCursor(null);
    else if (next === undefined) return;
    else setCursor(Math.min(Math.max(0, next), last));
    event.preventDefault();
  };
  const point = (event: PointerEvent<SVGSVGElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const at = ((event.clientX - box.left) / box.width) * width;
    const share = (at - LEFT) / (width - LEFT - right);
    setCursor(Math.min(points.length - 1, Math.max(0, Math.round(share * (points.length - 1)))));
  };

  return (
    <figure className={styles["chart"]}>
      <div
        ref={ref}
        className={styles["stage"]}
        tabIndex={0}
        role="group"
        aria-label={label}
        aria-describedby={help}
        onKeyDown={press}
        onBlur={() => setCursor(null)}
      >
        <svg
          height={height}
          aria-hidden="true"
          onPointerMove={point}
          onPointerLeave={() => setCursor(null)}
        >
          {ticks.map((tick) => (
            <g key={tick} className={styles["tick"]}>
              <path d={`M${LEFT} ${y(tick)}H${width - right}`} />
              <text x={LEFT - 10} y={y(tick) + 4} textAnchor="end">
                {writeAxis(String(tick))}
              </text>
            </g>
          ))}
          {points.map(
            (name, index) =>
              index % every === (points.length - 1) % every && (
                <text
                  key={name}
                  x={x(index)}
                  y={height - 6}
                  textAnchor="middle"
                  className={styles["axis"]}
                >
                  {name}
                </text>
              ),
          )}
          {cursor !== null && (
            <path className={styles["cursor"]} d={`M${x(cursor)} ${TOP}V${height - BOTTOM}`} />
          )}
          {series.map(({ name, values }, index) => (
            <path
              key={name}
              className={styles["line"]}
              data-series={index + 1}
              d={line(
                values.map((value, at) =>
                  value === null ? null : ([x(at), y(Number(value))] as const),
                ),
              )}
            />
          ))}
          {cursor !== null &&
            series.map(
              ({ name, values }, index) =>
                values[cursor] !== null && (
                  <circle
                    key={name}
                    className={styles["dot"]}
                    data-series={index + 1}
                    cx={x(cursor)}
                    cy={y(Number(values[cursor]))}
                    r="4.5"
                  />
                ),
            )}
        </svg>
        <div
          className={styles["reading"]}
          role="status"
          data-side={(cursor ?? 0) * 2 < points.length ? "right" : "left"}
        >
          {cursor !== null && (
            <>
              <strong>{nameOf(cursor)}</strong>
              {series.map(({ name, values }, index) => (
                <span key={name}>
                  <Key index={index} /> {name} <b>{written(values[cursor])}</b>
                </span>
              ))}
            </>
          )}
        </div>
      </div>
      <p id={help} className="unseen">
        {say("dashboard.chartHelp")}
      </p>
      <figcaption className={styles["legend"]}>
        {series.map(({ name }, index) => (
          <span key={name}>
            <Key index={index} /> {name}
          </span>
        ))}
      </figcaption>
      <details className={styles["details"]}>
        <summary>{say("dashboard.table")}</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">{pointName}</th>
              {series.map(({ name }) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {points.map((name, at) => (
              <tr key={name}>
                <th scope="row">{nameOf(at)}</th>
                {series.map(({ name: of, values }) => (
                  <td key={of}>{written(values[at])}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}

function Key({ index }: { index: number }) {
  return (
    <svg width="20" height="8" aria-hidden="true">
      <path className={styles["line"]} data-series={index + 1} d="M1 4H19" />
    </svg>
  );
}
