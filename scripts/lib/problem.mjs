/** A failure the user can act on: printed as a message and advice, without a stack. */
export class Problem extends Error {
  /**
   * @param {string} message what is wrong
   * @param {string} [advice] what to do about it
   */
  constructor(message, advice) {
    super(message);
    this.name = "Problem";
    /** @type {string | undefined} */
    this.advice = advice;
  }
}
