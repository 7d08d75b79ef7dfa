/**
 * Something a person did that the server must learn. `attempt` names this very act: sent again under the same name it is done once,
 * so that it may be repeated after a lost connection, an ended session or a reload.
 */
export type ConsoleAct = {
  readonly attempt: string;
  /** Below `/api/console`; always by POST. */
  readonly path: string;
  readonly body: unknown;
  /** What it is, in the person's language: said when it waits, and when it fails after a reload. */
  readonly label: string;
};

/** How the page learns what its questions met with. The console's frame listens; without it, nothing happens. */
type Lines = {
  /** Asks the person to sign in again; whether the same person did. */
  sessionEnded: () => Promise<boolean>;
  /** The server answered, or did not. */
  heard: () => void;
  unheard: () => void;
};

const NOBODY: Lines = { sessionEnded: async () => false, heard: () => undefined, unheard: () => undefined };

export const lines: Lines = { ...NOBODY };

/** Listens until the returned function is called. Each line has one listener. */
export function listenToLines(on: Partial<Lines>): () => void {
  Object.assign(lines, on);
  return () => {
    if (on.sessionEnded) lines.sessionEnded = NOBODY.sessionEnded;
    if (on.heard) lines.heard = NOBODY.heard;
    if (on.unheard) lines.unheard = NOBODY.unheard;
  };
}
