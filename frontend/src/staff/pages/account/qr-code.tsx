/** A QR code as one path: dark squares on white in every appearance, since scanners want it so. */
import { encode } from "uqr";

const QUIET = 4; // squares around it, as the standard asks

export default function QrCode({ text, label }: { text: string; label: string }) {
  const { size, data } = encode(text, { ecc: "M", border: QUIET });
  const squares = data.flatMap((row, y) =>
    row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : "")),
  );
  return (
    <svg viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <path d={squares.join("")} fill="#000" />
    </svg>
  );
}
