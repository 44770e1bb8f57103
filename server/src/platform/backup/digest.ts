import { createHash } from 'node:crypto'

const modulus = 1n << 256n

/**
 * A sum over rows that does not depend on their order: two tables with equal digests hold the same rows, whatever order
 * their databases return them in. SHA-256 of each row's COPY text, added modulo 2^256.
 */
export class RowsDigest {
  #sum = 0n
  #rows = 0
  add(row: Buffer): void {
    this.#sum = (this.#sum + BigInt(`0x${createHash('sha256').update(row).digest('hex')}`)) % modulus
    this.#rows += 1
  }
  get rows(): number {
    return this.#rows
  }
  get hex(): string {
    return this.#sum.toString(16).padStart(64, '0')
  }
}
