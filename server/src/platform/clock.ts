import { randomFillSync } from 'node:crypto'
import { instant, present, type Clock, type Random } from '@cadre/kernel'

export const systemClock: Clock = () => instant(Date.now())

const drawn = new Uint32Array(1_024)
let left = 0

/** Chance nobody can predict, for ids and secrets: drawn a thousand at a time, and forgotten once it is given. */
export const secureRandom: Random = {
  next() {
    if (left === 0) {
      randomFillSync(drawn)
      left = drawn.length
    }
    left -= 1
    const one = present(drawn[left], 'a number was drawn')
    drawn[left] = 0
    return one / 4_294_967_296
  },
}
