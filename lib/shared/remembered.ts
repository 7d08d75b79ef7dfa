/**
 * A pure function that keeps its answers, for questions that come again and again. It forgets all of them when it holds
 * `entriesMax`, which needs no saying where the questions are few by nature.
 */
export function remembered<Answer>(
  make: (text: string) => Answer,
  entriesMax = Number.POSITIVE_INFINITY,
): (text: string) => Answer {
  const answers = new Map<string, Answer>();
  return (text) => {
    const known = answers.get(text);
    if (known !== undefined) return known;
    if (answers.size >= entriesMax) answers.clear();
    const made = make(text);
    answers.set(text, made);
    return made;
  };
}
