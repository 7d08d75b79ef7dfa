import { decisionBody, escalateBody, keepBody } from "@/lib/review/act-contract";
import type { Act, ActWord, ReasonCode } from "@/lib/review/client";

/** What was chosen, as it is sent. The schemas refuse a reason that is not the act's own. */
export function actOf(
  word: ActWord,
  { reasonCode, note, dueAt }: { readonly reasonCode: ReasonCode; readonly note: string; readonly dueAt: Date },
): Act {
  const said = { reasonCode, ...(note === "" ? {} : { note }) };
  switch (word) {
    case "approve":
    case "reject":
      return { act: "decision", body: decisionBody.parse({ decision: word, ...said }) };
    case "keep":
      return { act: "keep", body: keepBody.parse({ ...said, dueAt: dueAt.toISOString() }) };
    case "escalate":
      return { act: "escalate", body: escalateBody.parse(said) };
    default:
      return word satisfies never;
  }
}
