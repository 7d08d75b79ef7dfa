import { existsSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** Absolute path of the checkout: the folder of package.json above this file, which may have been bundled into dist/. */
export const root = rootFrom(path.dirname(fileURLToPath(import.meta.url)));

function rootFrom(directory) {
  const parent = path.dirname(directory);
  return existsSync(path.join(directory, "package.json")) || parent === directory ? directory : rootFrom(parent);
}

/** @param {...string} parts */
export const inRoot = (...parts) => path.join(root, ...parts);

/** Absolute path of the folder with the embedded database and the generated secrets. */
export const dataDir = (env = process.env) => path.resolve(root, env.SEKISHO_DATA_DIR || ".data");
