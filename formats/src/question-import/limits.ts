/** What a file of questions may cost (I11). Each reader takes them as an argument; these are the defaults. */
export type ImportLimits = {
  /** Of the file itself. */
  readonly bytes: number
  readonly questions: number
  /** Of one text, in UTF-16 units. */
  readonly text: number
  /** Levels of elements inside each other. */
  readonly depth: number
  /** Elements of one question or one file of a package. */
  readonly elements: number
  /** Options, pairs, steps or answers of one question. */
  readonly list: number
  /** Of all media together. */
  readonly mediaBytes: number
  readonly mediaFiles: number
  /** Of a package: how many files, and their bytes once inflated. */
  readonly packageFiles: number
  readonly packageBytes: number
  /** Elements of rules looked at while answers are marked by trial, in the whole file. */
  readonly steps: number
}

export const importLimits: ImportLimits = {
  bytes: 64 * 1024 * 1024,
  questions: 20_000,
  text: 20_000,
  depth: 100,
  elements: 20_000,
  list: 100,
  mediaBytes: 64 * 1024 * 1024,
  mediaFiles: 2000,
  packageFiles: 5000,
  packageBytes: 96 * 1024 * 1024,
  // Some five seconds; three hundred questions of ten options with sixty rules each take a third of it.
  steps: 20_000_000,
}
