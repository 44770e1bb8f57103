import { Socket } from 'node:net'

type Done = (error?: Error | null) => void

/**
 * A socket that sends together what is written in one turn of the event loop: the statements of a `Promise.all` reach the
 * database in one system call, and that is what costs most of a small statement in this process.
 */
export class GatheringSocket extends Socket {
  #gathering = false

  override write(chunk: string | Uint8Array, done?: Done): boolean
  override write(chunk: string | Uint8Array, encoding?: BufferEncoding, done?: Done): boolean
  override write(chunk: string | Uint8Array, second?: BufferEncoding | Done, third?: Done): boolean {
    this.#gather()
    return typeof second === 'function' ? super.write(chunk, second) : super.write(chunk, second, third)
  }

  #gather(): void {
    if (this.#gathering) return
    this.#gathering = true
    this.cork()
    process.nextTick(() => {
      this.#gathering = false
      this.uncork()
    })
  }
}
