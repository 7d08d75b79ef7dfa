// A launcher to be killed: starts the database in the directory given, says so, and waits.
import { startPostgres } from "./postgres.mjs";

const server = await startPostgres({ directory: process.argv[2], sharedBuffers: 128 });
console.log(JSON.stringify({ pid: server.pid, url: server.url }));
setInterval(() => {}, 1_000);
