/** What the command line says instead of doing the work: a permanent code, where it is wrong, and what to do. */
export class Refused extends Error {
  override readonly name = 'Refused'
  readonly code: string
  readonly details: Record<string, unknown>
  constructor(code: string, message: string, details: Record<string, unknown> = {}) {
    super(message)
    this.code = code
    this.details = details
  }
}

/** 0 done · 1 refused (the input or the request) · 2 wrong usage · 3 the outside failed (file, network, database). */
export const exitCode = { done: 0, refused: 1, usage: 2, fault: 3 } as const
