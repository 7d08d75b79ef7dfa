import type { Act, ActWord, ReasonCode } from "@/lib/review/client";
import { APPROVE_REASONS, ESCALATE_REASONS, KEEP_REASONS, REJECT_REASONS } from "@/lib/review/reason-words";

/** What was chosen, as it is sent. A reason that is not the act's own is a fault of the panel that offered it. */
export function actOf(
  word: ActWord,
  { reasonCode, note, dueAt }: { readonly reasonCode: ReasonCode; readonly note: string; readonly dueAt: Date },
): Act {
  const said = note === "" ? {} : { note };
  switch (word) {
    case "approve":
      return { act: "decision", body: { decision: word, reasonCode: oneOf(APPROVE_REASONS, reasonCode), ...said } };
    case "reject":
      return { act: "decision", body: { decision: word, reasonCode: oneOf(REJECT_REASONS, reasonCode), ...said } };
    case "keep":
      return {
        act: "keep",
        body: { reasonCode: oneOf(KEEP_REASONS, reasonCode), dueAt: dueAt.toISOString(), ...said },
      };
    case "escalate":
      return { act: "escalate", body: { reasonCode: oneOf(ESCALATE_REASONS, reasonCode), ...said } };
    default:
      return word satisfies never;
  }
}

function oneOf<Word extends string>(words: readonly Word[], given: string): Word {
  const word = words.find((one) => one === given);
  if (word === undefined) throw new Error(`${given} is no reason for this`);
  return word;
}
