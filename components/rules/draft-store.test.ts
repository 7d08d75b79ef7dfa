import { expect, it } from "vitest";
import { parseDraft } from "./draft-store";

const RULE = { id: "a", name: "", condition: "", effect: { kind: "NG" }, enabled: true, position: 1 };

it("keeps a rule that is not finished yet", () => {
  expect(parseDraft(JSON.stringify({ baseVersion: 2, rules: [RULE] }))).toEqual({ baseVersion: 2, rules: [RULE] });
});

it.each(["", "null", "[]", '{"baseVersion":"2","rules":[]}', '{"baseVersion":2,"rules":[{"id":"a"}]}'])(
  "takes %j for no draft",
  (text) => {
    expect(parseDraft(text)).toBeNull();
  },
);
