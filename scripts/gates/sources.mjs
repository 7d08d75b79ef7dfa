import { existsSync, readdirSync } from "node:fs";
import path from "node:path";

const SKIPPED = new Set(["node_modules", "generated", ".next", "dist", ".git", ".data"]);

/**
 * Files under a folder whose name matches, as sorted paths relative to root with forward slashes.
 * @param {string} root
 * @param {string} folder
 * @param {RegExp} name
 * @returns {string[]}
 */
export function listFiles(root, folder, name) {
  const start = path.join(root, folder);
  if (!existsSync(start)) return [];
  return readdirSync(start, { withFileTypes: true })
    .flatMap((entry) => {
      if (SKIPPED.has(entry.name)) return [];
      const relative = path.posix.join(folder, entry.name);
      if (entry.isDirectory()) return listFiles(root, relative, name);
      return name.test(entry.name) ? [relative] : [];
    })
    .sort();
}

export const isTest = (/** @type {string} */ file) => /\.(test|fixture)\.tsx?$|\/testing\//.test(file);
