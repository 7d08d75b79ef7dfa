import { createReadStream } from "node:fs";
import { open, stat } from "node:fs/promises";
import path from "node:path";
import type { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { Problem } from "../../lib/problem.mjs";

/**
 * Absolute path of a file as the user typed it, npm's own change of directory undone.
 * @throws Problem when it is missing, unreadable or no file
 */
export async function findFile(typed: string, directory: string): Promise<string> {
  const file = path.resolve(directory, typed);
  const about = await stat(file).catch((error: NodeJS.ErrnoException) => {
    const why = error.code === "ENOENT" ? "does not exist" : `can't be read (${error.code})`;
    throw new Problem(
      `The file ${file} ${why}.`,
      "Give the path of a CSV or NDJSON file (plain or gzip) of past orders.",
    );
  });
  if (!about.isFile()) throw new Problem(`${file} is not a file.`);
  return file;
}

/** The bytes of a file, unpacked when they are gzip's (told by the first two bytes, not by the name). */
export async function openFile(file: string): Promise<Readable> {
  const raw = createReadStream(file, { highWaterMark: 1 << 18 });
  if (!(await isGzip(file))) return raw;
  const unpacked = createGunzip({ chunkSize: 1 << 18 });
  raw.once("error", (error) => unpacked.destroy(error));
  unpacked.once("close", () => raw.destroy());
  return raw.pipe(unpacked);
}

async function isGzip(file: string): Promise<boolean> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(2), 0, 2, 0);
    return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b;
  } finally {
    await handle.close();
  }
}

/** Lines of UTF-8 text with their numbers, from 1. Empty lines are left out. A byte-order mark is dropped. */
export async function* linesOf(bytes: AsyncIterable<Buffer>): AsyncGenerator<{ line: number; text: string }, void> {
  const decoder = new TextDecoder();
  let rest = "";
  let line = 0;
  for await (const chunk of bytes) {
    const texts = (rest + decoder.decode(chunk, { stream: true })).split("\n");
    rest = texts.pop() ?? "";
    for (const text of texts) {
      line += 1;
      if (text.trim() !== "") yield { line, text };
    }
  }
  if (rest.trim() !== "") yield { line: line + 1, text: rest };
}
