const CAPS: Readonly<Record<string, string>> = {
  Enter: "↵",
  Escape: "Esc",
  ArrowUp: "↑",
  ArrowDown: "↓",
  ArrowLeft: "←",
  ArrowRight: "→",
};

/** What stands on the keys of `a`, `g q` (one after the other) or `Mod+k` (held together): ⌘ on a Mac, Ctrl elsewhere. */
export function keyCaps(key: string, apple: boolean): readonly string[] {
  return key.split(" ").flatMap((chord) => {
    if (!chord.startsWith("Mod+")) return [CAPS[chord] ?? chord];
    const held = chord.slice("Mod+".length);
    return [apple ? "⌘" : "Ctrl", CAPS[held] ?? held.toUpperCase()];
  });
}
