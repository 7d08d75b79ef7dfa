import type { BrowserContext } from "@playwright/test";

/** Looking at a case on which somebody else is, or which was decided meanwhile: an answer like any other. */
const CASE_TAKEN = /status of 409 .*\(.*\/claim\)/;

/** What went wrong in the pages of a test without anybody asserting it: errors of scripts, of the console, of the policy. */
export class Faults {
  readonly #seen: string[] = [];
  readonly #expected: RegExp[] = [CASE_TAKEN];

  async watch(context: BrowserContext): Promise<void> {
    context.on("console", (message) => {
      if (message.type() === "error") this.#seen.push(`${message.text()} (${message.location().url})`);
    });
    context.on("weberror", (error) => this.#seen.push(`uncaught: ${error.error().message}`));
    await context.addInitScript(() => {
      document.addEventListener("securitypolicyviolation", (event) => {
        console.error(`policy ${event.violatedDirective} refused ${event.blockedURI} at ${event.sourceFile}`);
      });
    });
  }

  /** A refusal that the test provokes: browsers report answers of 400 and above as errors. */
  expectAnswer(status: number, path: RegExp): void {
    this.#expected.push(new RegExp(`status of ${status} .*\\(.*${path.source}`));
  }

  /** Requests that the test lets fail: browsers report those, too. */
  expectFailure(path: RegExp): void {
    this.#expected.push(new RegExp(`net::ERR_\\w+ .*\\(.*${path.source}`));
  }

  unexpected(): string[] {
    return this.#seen.filter((fault) => !this.#expected.some((pattern) => pattern.test(fault)));
  }
}
