/**
 * The way to the API for the public pages: typed as that of the portal, in a tenth of its weight.
 * They only GET, and POST JSON.
 */
import { send, type Api } from "../shared/api/client";

export type PublicApi = Pick<Api, "GET" | "POST">;

interface Options {
  readonly params?: { readonly path?: Readonly<Record<string, string>> };
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

export function connect(): PublicApi {
  return { GET: caller("GET"), POST: caller("POST") } as unknown as PublicApi;
}

function caller(method: string) {
  return async (path: string, { params, body, headers, signal }: Options = {}) => {
    const address = path.replace(/\{(\w+)\}/g, (_, name: string) =>
      encodeURIComponent(params?.path?.[name] ?? ""),
    );
    const request = new Request(address, {
      method,
      signal: signal ?? null,
      headers: { ...(body !== undefined && { "Content-Type": "application/json" }), ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const response = await send(request);
    const text = await response.text();
    return { data: text ? (JSON.parse(text) as unknown) : undefined, response };
  };
}
