/** Put a .br and a .gz beside every file that shrinks, for the server to choose from. */
import { existsSync } from "node:fs";
import { readFile, readdir, writeFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

import type { Plugin } from "vite";

const SHRINKS = new Set([".html", ".css", ".js", ".svg", ".json", ".txt", ".webmanifest"]);
const BYTES_MIN = 400; // below, the headers weigh more than what is saved

export function compressed(): Plugin {
  let folder = "dist";
  return {
    name: "skycap-compressed",
    apply: "build",
    writeBundle({ dir }) {
      folder = dir ?? folder;
    },
    async closeBundle() {
      const found = await readdir(folder, { recursive: true, withFileTypes: true });
      const files = found.filter((entry) => entry.isFile() && SHRINKS.has(extname(entry.name)));
      await Promise.all(files.map((entry) => compress(join(entry.parentPath, entry.name))));
    },
  };
}

async function compress(file: string): Promise<void> {
  if (existsSync(`${file}.br`)) return; // the other tier's, built before
  const content = await readFile(file);
  if (content.length < BYTES_MIN) return;
  const best = {
    [constants.BROTLI_PARAM_QUALITY]: 11,
    [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
  };
  const [br, gz] = await Promise.all([
    promisify(brotliCompress)(content, { params: best }),
    promisify(gzip)(content, { level: 9 }),
  ]);
  await Promise.all([writeFile(`${file}.br`, br), writeFile(`${file}.gz`, gz)]);
}
