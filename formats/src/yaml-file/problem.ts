/** Where in the data, from the root: keys and list positions. */
export type Path = readonly (string | number)[]

export const problemCodes = [
  'too-large',
  'syntax',
  'alias',
  'tag',
  'missing',
  'unknown-key',
  'wrong-type',
  'wrong-value',
  'unknown-reference',
  'duplicate',
  'sum',
  'order',
] as const
export type ProblemCode = (typeof problemCodes)[number]

export type FileProblem = {
  readonly code: ProblemCode
  /** 1 is the first line. */
  readonly line: number
  /** 1 is the first character of the line. */
  readonly column: number
  /** As in `sessions[3].blocks[1].minutes`; empty for the file as a whole. */
  readonly path: string
  /** In plain words: what is wrong and what would be right. */
  readonly reason: string
}

/** A problem before its place in the text is known. `onKey` points at the key of an entry, not at its value. */
export type Finding = {
  readonly code: ProblemCode
  readonly path: Path
  readonly reason: string
  readonly onKey?: boolean
}

export function pathText(path: Path): string {
  let written = ''
  for (const part of path) {
    if (typeof part === 'number') written += `[${part}]`
    else if (written === '') written = part
    else written += `.${part}`
  }
  return written
}
