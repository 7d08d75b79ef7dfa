import "server-only";
import { createTransport, type Transporter } from "nodemailer";
import { env } from "../env";
import { singleton } from "../singleton";

export type Mail = { readonly to: string; readonly subject: string; readonly text: string };

/** Of one attempt. The job that sends tries again. */
const CONNECT_MS_MAX = 10_000;
const ANSWER_MS_MAX = 20_000;

/** Whether this installation can send mail at all. */
export const mailConfigured = (): boolean => env().SMTP_URL !== undefined;

function transport(url: string): Transporter {
  return singleton(
    `mail.transport:${url}`,
    () =>
      createTransport({
        url,
        connectionTimeout: CONNECT_MS_MAX,
        greetingTimeout: CONNECT_MS_MAX,
        socketTimeout: ANSWER_MS_MAX,
        // A mail is what this house wrote, and nothing that a name or a note makes the library fetch.
        disableFileAccess: true,
        disableUrlAccess: true,
      }),
    (value) => value.close(),
  );
}

/** Hands a mail to the operator's server. Throws what stood in the way; `mailFault` names it. */
export async function sendMail(mail: Mail): Promise<void> {
  const { SMTP_URL: url, MAIL_FROM: from } = env();
  if (url === undefined || from === undefined) throw new Error("no mail server is configured");
  // The address is handed over as one address, never as a list that its text might spell.
  await transport(url).sendMail({ ...mail, from, to: { name: "", address: mail.to } });
}

/** A short code for what went wrong: `EAUTH`, `ECONNECTION`, `550`. Never the server's own words, which quote addresses. */
export function mailFault(error: unknown): string {
  if (typeof error !== "object" || error === null) return "unknown";
  if ("responseCode" in error && typeof error.responseCode === "number") return String(error.responseCode);
  return "code" in error && typeof error.code === "string" ? error.code.slice(0, 40) : "unknown";
}
