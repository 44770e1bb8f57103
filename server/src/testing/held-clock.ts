import { instant, type Clock } from '@cadre/kernel'

export type HeldClock = Clock & { advance(ms: number): void }

/** A clock that stands still until it is moved. */
export function heldClock(start: number): HeldClock {
  let now = start
  return Object.assign(() => instant(now), {
    advance(ms: number) {
      now += ms
    },
  })
}
