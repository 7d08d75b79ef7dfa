import { describe, expect, it } from "vitest";
import { Drafts, NO_DRAFT } from "./drafts";

function makeStorage(stored: Record<string, string> = {}) {
  const items = new Map(Object.entries(stored));
  return {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
    removeItem: (key: string) => void items.delete(key),
    size: () => items.size,
  };
}

describe("drafts", () => {
  it("outlive a reload, for the one who wrote them alone", () => {
    const storage = makeStorage();
    const draft = { note: "折り返し待ち", act: "reject", reason: "resale" } as const;
    new Drafts("sato", storage).set("case", draft);
    expect(new Drafts("sato", storage).get("case")).toEqual(draft);
    expect(new Drafts("suzuki", storage).get("case")).toEqual(NO_DRAFT);
    const again = new Drafts("sato", storage);
    again.delete("case");
    expect(storage.size()).toBe(0);
  });

  it.each(["", "{}", "[1]", '[["a"]]', '[["a",{"note":"x"}]]', "nonsense"])(
    "starts empty over what it did not write: %s",
    (text) => {
      const storage = makeStorage({ "sekisho.review.drafts.sato": text });
      expect(new Drafts("sato", storage).get("a")).toEqual(NO_DRAFT);
    },
  );

  it("lasts as long as the page where nothing can be stored", () => {
    const full = {
      getItem: () => null,
      removeItem: () => undefined,
      setItem: () => {
        throw new Error("full");
      },
    };
    const drafts = new Drafts("sato", full);
    drafts.set("case", { ...NO_DRAFT, note: "メモ" });
    expect(drafts.get("case").note).toBe("メモ");
  });
});
