import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

/** Licences that let anyone use, change and redistribute the whole, without conditions on code of their own. */
const PERMISSIVE = new Set([
  "0BSD",
  "Apache-2.0",
  "BlueOak-1.0.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "ISC",
  "MIT",
  "MIT-0",
  "PostgreSQL",
  "Python-2.0",
  "Unlicense",
  "Zlib",
]);

/** Licences of data files: CC-BY asks for attribution, which the documentation gives. */
const DATA = new Set(["CC0-1.0", "CC-BY-4.0"]);

/**
 * Packages under another licence, or whose manifest words it in its own way; each with the reason it may stay. A name may end
 * in `*`. An exception holds for the stated licence only.
 * @typedef {{ name: string, licence: string | undefined, why: string }} Exception
 * @type {Exception[]}
 */
export const EXCEPTIONS = [
  {
    name: "@fontsource-variable/inter",
    licence: "OFL-1.1",
    why: "A font: its licence allows bundling and asks that changed fonts take another name.",
  },
  {
    name: "@ip-location-db/asn",
    licence: "SEE LICENSE IN ROUTEVIEWS-LICENSE and DBIP-LICENSE (CC-BY-4.0)",
    why: "Data under CC BY 4.0; the README attributes it.",
  },
  {
    name: "@visx/vendor",
    licence: "MIT and ISC",
    why: "Both permissive; the manifest writes AND in lower case.",
  },
  {
    name: "lightningcss*",
    licence: "MPL-2.0",
    why: "Compiles style sheets when the pages are built; unchanged, and no part of it is in what is served.",
  },
  {
    name: "seq-queue",
    licence: undefined,
    why: "The manifest says nothing; its LICENSE file is the MIT licence. Part of Prisma's command line (its MySQL driver).",
  },
  {
    name: "elkjs",
    licence: "EPL-2.0",
    why: "Belongs to Prisma Studio, a developer's tool that comes with Prisma's command line; the product never loads it.",
  },
  ...["LGPL-3.0-or-later", "Apache-2.0 AND LGPL-3.0-or-later", "Apache-2.0 AND LGPL-3.0-or-later AND MIT"].map(
    (licence) => ({
      name: "@img/sharp-*",
      licence,
      why: "Next's optional image optimiser, which next.config.ts switches off: it is never loaded.",
    }),
  ),
];

/**
 * Every package of the production tree is under a licence of the list.
 * @param {string} root
 */
export async function check(root, exceptions = EXCEPTIONS) {
  const lock = JSON.parse(readFileSync(path.join(root, "package-lock.json"), "utf8"));
  const entries = Object.entries(lock.packages).filter(
    ([location, entry]) => location !== "" && !entry.dev && !entry.link,
  );
  if (entries.length === 0) return { name: "licences", problems: ["package-lock.json lists no production package"] };
  const problems = entries.flatMap(([location, entry]) => {
    const name = location.slice(location.lastIndexOf("node_modules/") + "node_modules/".length);
    const licence = licenceOf(root, location, entry);
    if (isAllowed(licence) || exceptions.some((exception) => covers(exception, name, licence))) return [];
    return [`${name}@${entry.version}: ${licence ?? "no licence stated"}`];
  });
  return { name: "licences", problems };
}

function covers(exception, name, licence) {
  if (exception.licence !== licence) return false;
  const prefix = exception.name.endsWith("*") ? exception.name.slice(0, -1) : undefined;
  return prefix === undefined ? exception.name === name : name.startsWith(prefix);
}

/** The installed manifest when the package is here, else what the lock file says (packages of other platforms). */
function licenceOf(root, location, entry) {
  const manifest = path.join(root, location, "package.json");
  const { license, licenses } = existsSync(manifest) ? JSON.parse(readFileSync(manifest, "utf8")) : entry;
  const stated = license ?? licenses ?? entry.license;
  if (Array.isArray(stated)) return stated.map((item) => item.type ?? item).join(" OR ");
  return typeof stated === "object" ? stated?.type : stated;
}

/**
 * Evaluates an SPDX expression: of OR one side suffices, of AND both are needed.
 * @param {string | undefined} expression
 * @returns {boolean}
 */
export function isAllowed(expression) {
  if (!expression) return false;
  const tokens = expression.match(/[()]|[^\s()]+/g) ?? [];
  let position = 0;
  const either = () => {
    let allowed = both();
    while (tokens[position] === "OR") {
      position++;
      allowed = both() || allowed;
    }
    return allowed;
  };
  const both = () => {
    let allowed = one();
    while (tokens[position] === "AND") {
      position++;
      allowed = one() && allowed;
    }
    return allowed;
  };
  const one = () => {
    const token = tokens[position++];
    if (token !== "(") return PERMISSIVE.has(token) || DATA.has(token);
    const inner = either();
    return tokens[position++] === ")" && inner;
  };
  return either() && position === tokens.length;
}
