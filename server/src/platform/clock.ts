import { randomBytes } from 'node:crypto'
import { instant, type Clock, type Random } from '@cadre/kernel'

export const systemClock: Clock = () => instant(Date.now())

/** Chance nobody can predict, for ids and secrets. */
export const secureRandom: Random = { next: () => randomBytes(4).readUInt32BE(0) / 4294967296 }
