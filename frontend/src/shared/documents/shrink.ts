/**
 * Photos are made smaller on the device before they are sent: at most 1600 px, as JPEG. That is
 * sharp enough to read, a tenth of the data, and leaves behind where the photo was taken.
 */
export const SIDE_MAX = 1600;
const QUALITY = 0.82;

/** The most that the API takes. */
export const BYTES_MAX = 10 * 1024 * 1024;

export type Kind = "image" | "pdf" | "other";
export type Reason = "type" | "size" | "empty";

/** A file that cannot be sent, and why. */
export class Unfit extends Error {
  readonly reason: Reason;

  constructor(reason: Reason) {
    super(reason);
    this.reason = reason;
  }
}

export interface Ready {
  readonly blob: Blob;
  readonly name: string;
  readonly type: string;
}

/** What a file is; some systems give no type, then its name tells. */
export function kindOf(file: { readonly type: string; readonly name: string }): Kind {
  const name = file.name.toLowerCase();
  if (file.type === "application/pdf" || (!file.type && name.endsWith(".pdf"))) return "pdf";
  const image = /\.(jpe?g|png|webp|heic|heif)$/.test(name);
  return file.type.startsWith("image/") || (!file.type && image) ? "image" : "other";
}

/** The size that an image gets: never larger than it is, and with its proportions. */
export function scaled(width: number, height: number, most = SIDE_MAX): [number, number] {
  const factor = Math.min(1, most / Math.max(width, height, 1));
  return [Math.max(1, Math.round(width * factor)), Math.max(1, Math.round(height * factor))];
}

/** A drawing as PNG may be smaller than any photo of it: then it stays as it is. */
export function keepsOriginal(
  original: { readonly type: string; readonly size: number },
  scaledDown: boolean,
  shrunk: number,
): boolean {
  return original.type === "image/png" && !scaledDown && original.size <= shrunk;
}

/** The name with the ending of what the file has become; the server allows 120 characters. */
export function named(name: string, type: string): string {
  const ending = { "image/jpeg": ".jpg", "image/png": ".png" }[type] ?? ".pdf";
  const stem = name.replace(/\.[^.]*$/, "").slice(0, 100) || "document";
  return stem + ending;
}

/** Make a file ready to be sent; throws `Unfit`. */
export async function prepare(file: File): Promise<Ready> {
  if (!file.size) throw new Unfit("empty");
  const kind = kindOf(file);
  if (kind === "other") throw new Unfit("type");
  if (kind === "image") return shrink(file);
  if (file.size > BYTES_MAX) throw new Unfit("size");
  return { blob: file, name: named(file.name, "application/pdf"), type: "application/pdf" };
}

async function shrink(file: File): Promise<Ready> {
  let image: ImageBitmap;
  try {
    image = await createImageBitmap(file, { imageOrientation: "from-image" });
  } catch {
    return asItIs(file);
  }
  const [width, height] = scaled(image.width, image.height);
  const smaller = width < image.width || height < image.height;
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext("2d");
  if (!context) return asItIs(file);
  context.fillStyle = "#fff"; // where a PNG is transparent, JPEG would be black
  context.fillRect(0, 0, width, height);
  context.drawImage(image, 0, 0, width, height);
  image.close();
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/jpeg", QUALITY));
  if (!blob || keepsOriginal(file, smaller, blob.size)) return asItIs(file);
  return { blob, name: named(file.name, "image/jpeg"), type: "image/jpeg" };
}

/** A browser that cannot read an image sends it untouched, if the server can take it. */
function asItIs(file: File): Ready {
  if (file.type !== "image/jpeg" && file.type !== "image/png") throw new Unfit("type");
  if (file.size > BYTES_MAX) throw new Unfit("size");
  return { blob: file, name: named(file.name, file.type), type: file.type };
}
