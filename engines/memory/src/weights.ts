import { ok, type Ok, refuse, type Refusal } from '@cadre/kernel'
import { CLAMP_PARAMETERS, default_w, W17_W18_Ceiling } from 'ts-fsrs'

/** The 21 parameters of FSRS-6, inside their bounds. */
export type Weights = readonly number[]
/** A parameter that was given outside its bounds and moved to the nearest one. */
export type Clipped = { readonly index: number; readonly given: number; readonly used: number }
export type WeightsRefusal = Refusal<'memory.bad-weights', { length: number; reason: string }>

/** Fitted by the FSRS project on reviews of many Anki users; what everyone starts from. */
export const defaultWeights: Weights = [...default_w]

/**
 * Reads 21 parameters (FSRS-6), 19 (FSRS-5) or 17 (FSRS-4.5); older ones are carried over so that they keep their meaning:
 * decay 0.5, and for FSRS-4.5 the difficulty on its newer scale. Values outside FSRS-6's bounds are moved to the bound and
 * named, because the step would do so silently.
 */
export function parseWeights(
  given: readonly number[],
): Ok<{ weights: Weights; clipped: readonly Clipped[] }> | WeightsRefusal {
  const { length } = given
  if (!given.every(Number.isFinite))
    return refuse('memory.bad-weights', { length, reason: 'every parameter is a finite number' })
  const whole = carriedOver(given)
  if (!whole)
    return refuse('memory.bad-weights', { length, reason: 'FSRS has 21 parameters (19 in version 5, 17 in 4.5)' })
  const clipped: Clipped[] = []
  const bounds = CLAMP_PARAMETERS(W17_W18_Ceiling, true)
  const weights = whole.map((value, index) => {
    const [low = value, high = value] = bounds[index] ?? []
    const used = Math.min(high, Math.max(low, value))
    if (used !== value) clipped.push({ index, given: value, used })
    return used
  })
  return ok({ weights, clipped })
}

function carriedOver(given: readonly number[]): number[] | null {
  if (given.length === 21) return [...given]
  if (given.length === 19) return [...given, 0, 0.5]
  if (given.length !== 17) return null
  const [w4 = 0, w5 = 0, w6 = 0] = given.slice(4, 7)
  return [...given.slice(0, 4), 2 * w5 + w4, Math.log(3 * w5 + 1) / 3, w6 + 0.5, ...given.slice(7), 0, 0, 0, 0.5]
}
