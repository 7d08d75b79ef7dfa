type Rules<Item> = {
  /** Calls under way at once. */
  readonly lanes: number;
  /** Of these, calls of one group: the fewer, the more items share one. */
  readonly lanesOfGroup: number;
  readonly itemsMax: number;
  /** Items of different groups never share a call. */
  readonly groupOf: (item: Item) => string;
  /** Items that have one of these in common never share a call. */
  readonly clashesOf: (item: Item) => readonly string[];
  /** Whether a call that failed may have failed because of one of its items; then each is tried by itself. */
  readonly mayBeOneItem: (error: unknown) => boolean;
  /** Whether a call that failed says the same to those of its group that wait: they have waited as long as one may. */
  readonly failsWaiting?: (error: unknown) => boolean;
};

type Waiting<Item, Answer> = {
  readonly item: Item;
  readonly group: string;
  readonly clashes: readonly string[];
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
};

/**
 * Lets items that arrive together, or while others are being served, share the next call: under load the price of a call is paid once
 * for many, and an item that comes alone goes when its turn of the event loop has ended. Answers are given in the order of the items,
 * each to its own asker, when the call has ended; one item that makes a call fail does not fail the others.
 */
export class SharedCalls<Item, Answer> {
  readonly #call: (items: readonly Item[]) => Promise<readonly Answer[]>;
  readonly #rules: Rules<Item>;
  readonly #waiting: Waiting<Item, Answer>[] = [];
  /** Groups of the calls under way. */
  readonly #underWay: string[] = [];
  #isDue = false;

  constructor(call: (items: readonly Item[]) => Promise<readonly Answer[]>, rules: Rules<Item>) {
    this.#call = call;
    this.#rules = rules;
  }

  ask(item: Item): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const { groupOf, clashesOf } = this.#rules;
      this.#waiting.push({ item, group: groupOf(item), clashes: clashesOf(item), resolve, reject });
      this.#goSoon();
    });
  }

  /** When this turn of the event loop has ended: what comes in it, be it from many sockets or of one answer, goes together. */
  #goSoon(): void {
    if (this.#isDue) return;
    this.#isDue = true;
    setImmediate(() => {
      this.#isDue = false;
      this.#go();
    });
  }

  #go(): void {
    while (this.#underWay.length < this.#rules.lanes) {
      const next = this.#waiting.find(({ group }) => this.#hasLane(group));
      if (!next) return;
      const { group } = next;
      this.#underWay.push(group);
      void this.#serve(this.#take(group)).then((answer) => {
        this.#underWay.splice(this.#underWay.indexOf(group), 1);
        this.#go();
        // What waited must be on its way before the askers of this call work on what they are told: a connection writes on the next
        // tick, and whatever promises resolved now lead to would run before it.
        process.nextTick(answer);
      });
    }
  }

  #hasLane(group: string): boolean {
    return this.#underWay.filter((one) => one === group).length < this.#rules.lanesOfGroup;
  }

  /** Takes the longest waiting item of a group, and those behind it that may go along. */
  #take(group: string): Waiting<Item, Answer>[] {
    const taken: Waiting<Item, Answer>[] = [];
    const clashes = new Set<string>();
    for (let at = 0; at < this.#waiting.length && taken.length < this.#rules.itemsMax; ) {
      const waiting = this.#waiting[at];
      if (!waiting) break;
      const fits = waiting.group === group;
      if (fits && !waiting.clashes.some((clash) => clashes.has(clash))) {
        taken.push(waiting);
        this.#waiting.splice(at, 1);
      } else at++;
      // Also of one that stays behind: what comes after it must not overtake it.
      if (fits) for (const clash of waiting.clashes) clashes.add(clash);
    }
    return taken;
  }

  /** Takes all that wait in a group: they share the fate of a call, and make none. */
  #withdraw(group: string | undefined): Waiting<Item, Answer>[] {
    const withdrawn = this.#waiting.filter((one) => one.group === group);
    const others = this.#waiting.filter((one) => one.group !== group);
    this.#waiting.splice(0, this.#waiting.length, ...others);
    return withdrawn;
  }

  /** Makes one call, and answers how its askers are told. */
  async #serve(taken: readonly Waiting<Item, Answer>[]): Promise<() => void> {
    try {
      const answers = await this.#call(taken.map(({ item }) => item));
      if (answers.length !== taken.length) throw new Error("a call answered more or fewer items than it was given");
      return () => {
        for (const [at, answer] of answers.entries()) taken[at]?.resolve(answer);
      };
    } catch (error) {
      if (taken.length > 1 && this.#rules.mayBeOneItem(error)) {
        for (const one of taken) (await this.#serve([one]))();
        return () => {};
      }
      const failed = this.#rules.failsWaiting?.(error) ? [...taken, ...this.#withdraw(taken[0]?.group)] : taken;
      return () => {
        for (const { reject } of failed) reject(error);
      };
    }
  }
}
