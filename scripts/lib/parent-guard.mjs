// Preloaded into child processes: a launcher that was killed must not leave them behind, holding the port.
const GRACE_MS = 15_000;

// Processes the child forks inherit the preload, and wait on channels of their own: those are left alone.
if (process.env.SEKISHO_LAUNCHER === String(process.ppid)) {
  process.on("disconnect", () => {
    process.kill(process.pid, "SIGTERM");
    setTimeout(() => process.exit(1), GRACE_MS).unref();
  });
  process.channel?.unref();
}
