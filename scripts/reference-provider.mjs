// node scripts/reference-provider.mjs [--port 4010] [--key reference]
//
// Plays a provider of all five kinds until it is stopped. Sekisho calls it only where it is started with
// SEKISHO_PROVIDER_HOSTS=127.0.0.1:4010. To see it fail:
//   curl -d '{"path":"phone","mode":"slow","delayMs":2000}' http://127.0.0.1:4010/faults      (slow error malformed senseless drop none)
import { parseArgs } from "node:util";
import { startReferenceProvider } from "./reference-provider/server.mjs";

const { values } = parseArgs({
  options: { port: { type: "string", default: "4010" }, key: { type: "string", default: "reference" } },
});
const provider = await startReferenceProvider({ port: Number(values.port), apiKey: values.key });
console.log(`Reference provider at ${provider.url}, key ${provider.apiKey}. Documents for the console:`);
console.log(JSON.stringify(provider.documents, null, 2));
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => provider.close());
