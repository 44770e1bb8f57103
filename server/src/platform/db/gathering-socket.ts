import { Socket } from 'node:net'

type Written = (error?: Error | null) => void

/**
 * Sends everything written in one turn of the event loop with one call to the system. A transaction's opening, or several
 * statements that do not wait for one another, are then one packet on the way to the database instead of one each.
 */
export class GatheringSocket extends Socket {
  #gathering = false
  readonly #flush = () => {
    this.#gathering = false
    this.uncork()
  }

  override write(bytes: Uint8Array | string, encoding?: BufferEncoding | Written, written?: Written): boolean {
    if (!this.#gathering && !this.connecting) {
      this.#gathering = true
      this.cork()
      process.nextTick(this.#flush)
    }
    return typeof encoding === 'string'
      ? super.write(bytes, encoding, written)
      : super.write(bytes, encoding ?? written)
  }
}
