import { EditorView } from "@codemirror/view";

/** The tokens of the page, so that every theme and contrast holds here too. */
export const editorTheme = EditorView.theme({
  "&": {
    border: "1px solid var(--edge)",
    borderRadius: "2px",
    backgroundColor: "var(--sheet)",
    color: "var(--ink)",
    fontSize: "0.8125rem",
  },
  "&.cm-focused": { outline: "2px solid var(--indigo)", outlineOffset: "2px" },
  ".cm-scroller": { fontFamily: "var(--font-mono)", lineHeight: "1.7", maxHeight: "24rem" },
  ".cm-content": { padding: "0.5rem 0", caretColor: "var(--ink)" },
  ".cm-content, .cm-gutter": { minHeight: "6.5rem" },
  ".cm-cursor": { borderLeftColor: "var(--ink)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
    backgroundColor: "var(--indigo-wash)",
  },
  ".cm-gutters": {
    backgroundColor: "var(--sunk)",
    color: "var(--ink-3)",
    borderRight: "1px solid var(--line)",
    fontFamily: "var(--font-mono)",
  },
  ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "transparent" },
  ".cm-activeLineGutter": { color: "var(--ink)" },
  ".cm-matchingBracket, &.cm-focused .cm-matchingBracket": {
    backgroundColor: "var(--indigo-wash)",
    outline: "1px solid var(--indigo)",
  },
  ".cm-lintRange-error": {
    backgroundImage: "none",
    textDecoration: "underline wavy var(--vermilion) 1.5px",
    textUnderlineOffset: "3px",
    textDecorationSkipInk: "none",
  },
  ".cm-lintPoint-error::after": { borderBottomColor: "var(--vermilion)" },
  ".cm-lint-marker-error": {
    content: "none",
    backgroundColor: "var(--vermilion)",
    width: "0.4rem",
    borderRadius: "1px",
  },
  ".cm-tooltip": {
    border: "1px solid var(--edge)",
    borderRadius: "2px",
    backgroundColor: "var(--sheet)",
    color: "var(--ink)",
    boxShadow: "var(--lift)",
  },
  ".cm-diagnostic": { padding: "0.375rem 0.625rem", maxWidth: "28rem", fontFamily: "var(--font-sans)" },
  ".cm-diagnostic-error": { borderLeft: "2px solid var(--vermilion)" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": {
    fontFamily: "var(--font-sans)",
    maxHeight: "16rem",
    maxWidth: "min(40rem, 90vw)",
  },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": {
    display: "flex",
    alignItems: "baseline",
    gap: "0.75rem",
    padding: "0.25rem 0.625rem",
  },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]": {
    backgroundColor: "var(--indigo-wash)",
    color: "var(--ink)",
  },
  ".cm-completionLabel": { fontFamily: "var(--font-mono)", fontSize: "0.75rem" },
  ".cm-completionDetail": { marginLeft: "auto", fontStyle: "normal", color: "var(--ink-3)", fontSize: "0.75rem" },
  ".cm-placeholder": { color: "var(--ink-3)" },
});
