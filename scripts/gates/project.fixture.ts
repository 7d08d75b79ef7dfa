import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { inRoot } from "../lib/paths.mjs";

export type Project = {
  root: string;
  write: (file: string, content: string) => void;
  remove: (file: string) => void;
  dispose: () => void;
};

/**
 * A small project in a temporary folder, with this project's packages, to plant faults in.
 * @param files contents by path
 * @param copied files and folders taken over from this project
 */
export function makeProject(files: Record<string, string>, copied: string[] = []): Project {
  const root = mkdtempSync(path.join(os.tmpdir(), "sekisho-gate-"));
  symlinkSync(inRoot("node_modules"), path.join(root, "node_modules"));
  for (const entry of copied) cpSync(inRoot(entry), path.join(root, entry), { recursive: true });
  const write = (file: string, content: string) => {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), content);
  };
  for (const [file, content] of Object.entries(files)) write(file, content);
  return {
    root,
    write,
    remove: (file) => rmSync(path.join(root, file)),
    dispose: () => rmSync(root, { recursive: true, force: true }),
  };
}
