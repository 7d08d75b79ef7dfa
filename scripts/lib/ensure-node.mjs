// Must stay free of imports and of new syntax: an old Node has to get far enough to read the message.

/**
 * @param {string} version as in `process.versions.node`
 * @returns {string | undefined} why this Node cannot run Sekisho, or undefined when it can
 */
export function unsupportedNode(version) {
  const parts = version.split(".").map(Number);
  const major = parts[0] || 0;
  const minor = parts[1] || 0;
  const enough = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major >= 23;
  if (enough) return undefined;
  return `Sekisho needs Node.js 20.19 or newer, 22.12 or newer, or 24; this is ${version}.`;
}

export function ensureNode() {
  const why = unsupportedNode(process.versions.node);
  if (!why) return;
  console.error(`\n✖ ${why}`);
  console.error(
    "  Install a current release from https://nodejs.org (or: nvm install 24) and run the command again.\n",
  );
  process.exit(1);
}
