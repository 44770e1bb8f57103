import type { ReadBank } from './read-bank.ts'

type Readable = Extract<ReadBank, { ok: true }>

/** Long enough to look through the report; then its memory goes back. */
const keptMs = 10 * 60_000

/**
 * What the dry run of the newest import read, so that adding it need not read the file again. A hint of this process: another
 * process, or a later start, reads the file.
 */
export class KeptReading {
  #kept: { readonly importId: string; readonly bank: Readable } | null = null
  #timer: NodeJS.Timeout | undefined

  keep(importId: string, bank: Readable): void {
    this.#forget()
    this.#kept = { importId, bank }
    this.#timer = setTimeout(() => this.#forget(), keptMs).unref()
  }

  /** Once: whoever takes it has it to themselves. */
  take(importId: string): Readable | null {
    if (this.#kept?.importId !== importId) return null
    const { bank } = this.#kept
    this.#forget()
    return bank
  }

  #forget(): void {
    clearTimeout(this.#timer)
    this.#kept = null
  }
}
