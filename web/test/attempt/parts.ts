import { decide, type Reading } from '@cadre/attempt'
import type { AttemptCalls } from '../../src/api/attempt/attempt-calls.ts'
import type { SealedStore } from '../../src/lib/device/sealed-store.ts'

/** What a world is made of, each part in its own place, so that a planted bug is one part exchanged. */
export type WorldParts = {
  readonly decide: typeof decide
  /** How the device reads its clocks. @param origin ms: where its steady clock began. */
  readonly read: (clocks: Reading, origin: number) => Reading
  /** How the device talks to the server. */
  readonly calls: (calls: AttemptCalls, read: () => Reading) => AttemptCalls
  /** How the device keeps things on its disk. */
  readonly store: (store: SealedStore) => SealedStore
}

export const soundParts: WorldParts = {
  decide,
  read: (clocks) => clocks,
  calls: (calls) => calls,
  store: (store) => store,
}
