// Preloaded into child processes: a launcher that was killed must not leave them behind, holding the port.
const GRACE_MS = 15_000;

process.on("disconnect", () => {
  process.kill(process.pid, "SIGTERM");
  setTimeout(() => process.exit(1), GRACE_MS).unref();
});
process.channel?.unref();
