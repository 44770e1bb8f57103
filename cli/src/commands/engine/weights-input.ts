import { defaultWeights, parseWeights } from '@cadre/memory'
import { z } from 'zod'

/** FSRS parameters of a person; the published ones where there are none. */
export const weightsInput = z
  .array(z.number())
  .nullish()
  .transform((given, context) => {
    const weights = parseWeights(given ?? defaultWeights)
    if (weights.ok) return weights.value
    context.issues.push({ code: 'custom', input: given, message: weights.details.reason })
    return z.NEVER
  })
