/** Many answers in order of time, one entry an answer: learner and item by index, days from the programme's start. */
export type AnswerLog = {
  readonly length: number
  readonly learner: Int32Array
  readonly item: Int32Array
  readonly day: Float64Array
  readonly correct: Uint8Array
  /** Chance that the answer is remembered, 0 when fresh. */
  readonly recall: Float64Array
  /** 1 under exam conditions (a timed practice exam), 0 elsewhere. */
  readonly examConditions: Uint8Array
}
