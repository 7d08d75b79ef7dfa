import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from "node:fs";
import path from "node:path";
import { Problem } from "./problem.mjs";

/**
 * Replaces a file in one step, so that a crash leaves either the old content or the new.
 * @param {string} file
 * @param {string} content
 * @param {number} mode
 */
export function writeAtomically(file, content, mode = 0o600) {
  mkdirSync(path.dirname(file), { recursive: true });
  const temporary = `${file}.${process.pid}.tmp`;
  const handle = openSync(temporary, "w", mode);
  try {
    writeSync(handle, content);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(temporary, file);
}

/**
 * @param {string} file
 * @returns {string | undefined} the content, or undefined when there is no such file
 */
export function readIfExists(file) {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (error.code === "ENOENT" || error.code === "ENOTDIR") return undefined;
    throw error;
  }
}

/**
 * @param {string} file
 * @returns {any} the parsed content, or undefined when there is no such file or it is not JSON
 */
export function readJsonIfValid(file) {
  const text = readIfExists(file);
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * Creates a private directory, or says why it can't.
 * @param {string} directory
 */
export function ensureDirectory(directory) {
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new Problem(
      `The directory ${directory} can't be created (${error.code}).`,
      "Give this user write access to its parent, or set SEKISHO_DATA_DIR to another directory.",
    );
  }
}
