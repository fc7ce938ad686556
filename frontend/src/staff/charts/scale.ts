/** Where things are in a chart. Numbers here only place points; what people read stays text. */

export interface Scale {
  readonly top: number;
  readonly ticks: readonly number[];
}

/** Round ticks from zero to just above the largest value. */
export function scale(largest: number, parts = 4): Scale {
  if (largest <= 0) return { top: 1, ticks: [0, 1] };
  const rough = largest / parts;
  const power = 10 ** Math.floor(Math.log10(rough));
  const by = power * ([1, 2, 2.5, 5, 10].find((factor) => factor * power >= rough) ?? 10);
  const count = Math.ceil(largest / by);
  return { top: count * by, ticks: Array.from({ length: count + 1 }, (_, index) => index * by) };
}

const DOT = 2;
const CIRCLE = `a${DOT} ${DOT} 0 1 0 ${2 * DOT} 0a${DOT} ${DOT} 0 1 0 -${2 * DOT} 0`;

/** A line through points, as the `d` of a path; null leaves a gap, and a point alone is a dot. */
export function line(points: readonly (readonly [number, number] | null)[]): string {
  return points
    .map((point, index) => {
      if (!point) return "";
      const before = index > 0 ? points[index - 1] : null;
      const [x, y] = [round(point[0]), round(point[1])];
      if (!before && !points[index + 1]) return `M${x - DOT} ${y}${CIRCLE}`;
      return `${before ? "L" : "M"}${x} ${y}`;
    })
    .join("");
}

function round(number: number): number {
  return Math.round(number * 10) / 10;
}
