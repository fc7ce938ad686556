/**
 * One thing that somebody submits, however often it has to be sent. All tries with the same content
 * carry the same Idempotency-Key, so that a payment is recorded once; changed content gets a new key.
 */
export class Submission {
  private key: string;
  private content: string;

  /** `saved` is what `save()` returned before the page was reloaded. */
  constructor(saved?: { key: string; content: string }) {
    this.key = saved?.key ?? newKey();
    this.content = saved?.content ?? "";
  }

  /** The headers to send `body` with. */
  headers(body: unknown): { "Idempotency-Key": string } {
    const content = JSON.stringify(body);
    if (this.content && content !== this.content) this.key = newKey();
    this.content = content;
    return { "Idempotency-Key": this.key };
  }

  /** Call when it is done: what comes next is another thing, even if it looks the same. */
  done(): void {
    this.key = newKey();
    this.content = "";
  }

  save(): { key: string; content: string } {
    return { key: this.key, content: this.content };
  }
}

/** A random UUID. crypto.randomUUID is missing on plain http, which a LAN may use. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
