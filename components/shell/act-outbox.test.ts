import { describe, expect, it } from "vitest";
import { ConsoleProblem } from "@/lib/shared/ask-console";
import type { ConsoleAct } from "@/lib/shared/console-lines";
import { ActOutbox, type StoredAct } from "./act-outbox";

const act = (attempt: string): StoredAct => ({
  attempt,
  path: `/cases/${attempt}/decision`,
  body: { decision: "approve" },
  label: `decision ${attempt}`,
  subject: attempt,
  refresh: [["review"]],
});

/** A server that can be switched off, a browser's storage, and a clock that moves when it is told to. */
function world(kept: readonly StoredAct[] = []) {
  const stored: { acts: readonly StoredAct[] } = { acts: kept };
  const sent: string[] = [];
  const ends: string[] = [];
  const answers: unknown[] = [];
  const pauses: (() => void)[] = [];
  let back: () => void = () => undefined;
  let reachable = true;
  const outbox = new ActOutbox({
    send: async (one: ConsoleAct, leaving) => {
      if (!reachable) throw new ConsoleProblem(0, {});
      sent.push(leaving ? `${one.attempt} while leaving` : one.attempt);
      const answer = answers.shift();
      if (answer instanceof Error) throw answer;
      return answer;
    },
    storage: {
      read: () => stored.acts,
      write: (acts) => {
        stored.acts = acts;
      },
    },
    online: () => new Promise((resolve) => (back = resolve)),
    pause: () => new Promise((resolve) => pauses.push(resolve)),
  });
  const endsOf = (one: StoredAct) => ({
    saved: async () => ends.push(`${one.attempt} saved`),
    failed: (error: unknown) =>
      void ends.push(`${one.attempt} ${error instanceof ConsoleProblem ? error.code : "broken"}`),
  });
  return {
    outbox,
    sent,
    ends,
    answers,
    endsOf,
    add: (attempt: string, undoMs = 0) => outbox.add(act(attempt), endsOf(act(attempt)), undoMs),
    stored: () => stored.acts.map((one) => one.attempt),
    passTime: async () => {
      for (const resume of pauses.splice(0)) resume();
      await settled();
    },
    cut: () => {
      reachable = false;
    },
    restore: async () => {
      reachable = true;
      back();
      await settled();
    },
  };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe("the outbox", () => {
  it("sends an act at once, and forgets it when it is done", async () => {
    const { add, sent, ends, stored } = world();
    add("a");
    expect(stored()).toEqual(["a"]);
    await settled();
    expect([sent, ends, stored()]).toEqual([["a"], ["a saved"], []]);
  });

  it("sends nothing that was taken back in time, and what was sent can't be taken back", async () => {
    const { add, passTime, sent, stored } = world();
    const first = add("a", 5_000);
    const second = add("b", 5_000);
    expect(first.undo()).toBe(true);
    await passTime();
    expect(second.undo()).toBe(false);
    expect([sent, stored()]).toEqual([["b"], []]);
  });

  it("keeps and counts acts while there is no connection, and sends each once when it is back", async () => {
    const { add, outbox, cut, restore, sent, ends, stored } = world();
    cut();
    add("a");
    await settled();
    expect(outbox.state()).toEqual({ waiting: 1, subjects: new Set(["a"]) });
    expect(stored()).toEqual(["a"]);
    await restore();
    expect([sent, ends, stored(), outbox.state().waiting]).toEqual([["a"], ["a saved"], [], 0]);
  });

  it("sends again, under the same names, what a reload interrupted", async () => {
    const { outbox, endsOf, sent, ends } = world([act("a"), act("b")]);
    outbox.resume(endsOf);
    await settled();
    expect([sent, ends]).toEqual([
      ["a", "b"],
      ["a saved", "b saved"],
    ]);
  });

  it("takes nothing from storage that is no act", async () => {
    const broken = JSON.parse(
      '[{"attempt":"x","path":"https://elsewhere.example","label":"","subject":null,"refresh":[]}, 7]',
    );
    const { outbox, endsOf, sent } = world(broken);
    outbox.resume(endsOf);
    await settled();
    expect(sent).toEqual([]);
  });

  it("gives up at a refusal, and says why", async () => {
    const { add, answers, ends, stored } = world();
    answers.push(new ConsoleProblem(409, { code: "case_decided" }));
    add("a");
    await settled();
    expect([ends, stored()]).toEqual([["a case_decided"], []]);
  });

  it("tries a failing server again a few times before it gives up", async () => {
    const { add, answers, passTime, sent, ends } = world();
    for (let attempt = 0; attempt < 3; attempt++) answers.push(new ConsoleProblem(500, { code: "internal" }));
    add("a");
    await settled();
    await passTime();
    await passTime();
    expect([sent, ends]).toEqual([["a", "a", "a"], ["a internal"]]);
  });

  it("keeps what could not be sent because the session ended", async () => {
    const { add, answers, ends, stored } = world();
    answers.push(new ConsoleProblem(401, { code: "unauthenticated" }));
    add("a");
    await settled();
    expect([ends, stored()]).toEqual([[], ["a"]]);
  });

  it("sends what waits on its way while the page is left, and keeps it in case that fails", async () => {
    const { add, outbox, sent, stored } = world();
    add("a", 5_000);
    outbox.leave();
    await settled();
    expect([sent, stored()]).toEqual([["a while leaving"], ["a"]]);
  });
});
