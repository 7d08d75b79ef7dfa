import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";
import { env } from "../env";

export type MailServer = Awaited<ReturnType<typeof startMailServer>>;

/** A mail server that keeps what it is handed, or refuses it. */
export async function startMailServer() {
  const mails: { to: string[]; text: string }[] = [];
  const state = { refusing: false };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onRcptTo: (_address, _session, done) =>
      state.refusing ? done(Object.assign(new Error("no such mailbox: secret words"), { responseCode: 550 })) : done(),
    onData: (stream, session, done) => {
      let text = "";
      stream.on("data", (chunk: Buffer) => {
        text += chunk.toString("utf8");
      });
      stream.on("end", () => {
        mails.push({ to: session.envelope.rcptTo.map((one) => one.address), text });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
  const { port } = server.server.address() as AddressInfo;
  return {
    mails,
    state,
    /** From now on mail goes here, or nowhere. */
    use: (on: boolean) => {
      env().SMTP_URL = on ? `smtp://127.0.0.1:${port}` : undefined;
      env().MAIL_FROM = on ? "Sekisho <no-reply@sekisho.example>" : undefined;
    },
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}
