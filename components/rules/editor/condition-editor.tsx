"use client";

import {
  acceptCompletion,
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
} from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { bracketMatching } from "@codemirror/language";
import { type Diagnostic, lintGutter, lintKeymap, setDiagnostics } from "@codemirror/lint";
import { EditorState, type Extension } from "@codemirror/state";
import { EditorView, keymap, lineNumbers, placeholder } from "@codemirror/view";
import { useEffect, useRef } from "react";
import type { Fault } from "../checker";
import { completeCondition, type Known } from "./completion";
import { ruleLanguage } from "./language";
import { editorTheme } from "./theme";

export type ConditionEditorProps = {
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly known: Known;
  readonly faults: readonly Fault[];
  /** Where to put the caret when a fault is chosen from the list below; a new object each time. */
  readonly place: { readonly at: number } | null;
  readonly describedBy: string;
};

/**
 * The text of a condition. Tab leaves it, as in any field; completion opens while typing, or by Ctrl+Space. The editor holds the text
 * while it is written; a value that did not come from here (an undo of the whole rule) replaces it.
 */
export function ConditionEditor(props: ConditionEditorProps) {
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
  });

  useEffect(() => {
    if (!host.current) return;
    const { value, label, hint, known, describedBy } = latest.current;
    const editor = new EditorView({
      parent: host.current,
      state: EditorState.create({
        doc: value,
        extensions: [
          ...behaviour(known),
          placeholder(hint),
          EditorView.contentAttributes.of({
            "aria-label": label,
            "aria-describedby": describedBy,
            spellcheck: "false",
          }),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) latest.current.onChange(update.state.doc.toString());
          }),
        ],
      }),
    });
    view.current = editor;
    return () => {
      editor.destroy();
      view.current = null;
    };
  }, []);

  const { value, faults, place } = props;
  useEffect(() => {
    const editor = view.current;
    if (!editor || editor.state.doc.toString() === value) return;
    editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: value } });
  }, [value]);
  useEffect(() => {
    const editor = view.current;
    if (editor)
      editor.dispatch(
        setDiagnostics(
          editor.state,
          faults.map((fault) => diagnosticOf(fault, editor)),
        ),
      );
  }, [faults]);
  useEffect(() => {
    const editor = view.current;
    if (!editor || !place) return;
    editor.dispatch({ selection: { anchor: Math.min(place.at, editor.state.doc.length) }, scrollIntoView: true });
    editor.focus();
  }, [place]);

  return <div ref={host} data-condition-editor="" />;
}

/** A mistake at the very end has no character of its own to underline. */
function diagnosticOf({ from, to, message }: Fault, { state }: EditorView): Diagnostic {
  const end = state.doc.length;
  return { from: Math.min(from, end), to: Math.min(to, end), severity: "error", message };
}

const behaviour = (known: Known): readonly Extension[] => [
  EditorView.cspNonce.of(document.querySelector<HTMLElement>("script[nonce]")?.nonce ?? ""),
  lineNumbers(),
  lintGutter(),
  history(),
  bracketMatching(),
  closeBrackets(),
  EditorView.lineWrapping,
  autocompletion({ override: [completeCondition(known)], icons: false, maxRenderedOptions: 60 }),
  keymap.of([
    { key: "Tab", run: acceptCompletion },
    ...closeBracketsKeymap,
    ...defaultKeymap,
    ...historyKeymap,
    ...completionKeymap,
    ...lintKeymap,
  ]),
  ...ruleLanguage,
  editorTheme,
];
