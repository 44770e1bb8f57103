import { type Random, seededRandom, seedFrom } from '@cadre/kernel'

/**
 * A stream of chance of its own for each part of the world. Two worlds that differ in one option then share the luck
 * of everything else, and their difference is that option's (common random numbers; Law and Kelton, chapter 11).
 */
export const streamOf = (seed: number, name: string): Random => seededRandom(seedFrom(`${seed}/${name}`))
