// Write the types of the API from its description on standard input:
//     npm run api-types < description.json
// With --check, write nothing and fail if they differ from what is there.
import { readFile, writeFile } from "node:fs/promises";
import { text } from "node:stream/consumers";

import openapi, { astToString } from "openapi-typescript";

const folder = new URL("src/shared/api/", import.meta.url);
const description = JSON.parse(await text(process.stdin));
const head =
    "// Made from the API's own description: see docs/developers/frontend.md. Do not edit.\n";

const roles = {};
for (const operations of Object.values(description.paths)) {
    for (const operation of Object.values(operations)) {
        if (operation["x-action"]) roles[operation["x-action"]] = operation["x-roles"];
    }
}
const sorted = Object.fromEntries(Object.entries(roles).sort(([a], [b]) => (a < b ? -1 : 1)));
const wanted = {
    "schema.d.ts": head + astToString(await openapi(description)),
    "permissions.ts": `${head}
/** Who may do what, as the API enforces it. */
export const allowed = ${JSON.stringify(sorted, null, 2)} as const;

export type Action = keyof typeof allowed;
`,
};

let stale = false;
for (const [name, content] of Object.entries(wanted)) {
    const file = new URL(name, folder);
    const found = await readFile(file, "utf8").catch(() => "");
    if (found === content) continue;
    stale = true;
    if (process.argv.includes("--check")) console.error(`${name} does not match the API`);
    else await writeFile(file, content);
}
process.exitCode = stale && process.argv.includes("--check") ? 1 : 0;
