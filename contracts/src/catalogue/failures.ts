import { z } from 'zod'
import { failure } from '../kit/failure.ts'

const none = z.object({})

export const codeTaken = failure(
  'catalogue.code-taken',
  409,
  z.object({ vendor: z.string(), code: z.string() }),
  ({ vendor, code }) => `${vendor} ${code} is in the catalogue already.`,
)
export const weightsDoNotSum = failure(
  'catalogue.weights-do-not-sum',
  422,
  z.object({ low: z.number(), high: z.number() }),
  ({ low, high }) =>
    low === high
      ? `The domain weights add up to ${low} %, not 100 %.`
      : `The domain weights add up to ${low}-${high} %, which cannot be 100 %.`,
)
export const expiryBeforeEarned = failure(
  'catalogue.expiry-before-earned',
  422,
  none,
  () => 'A certificate cannot expire before it was earned.',
)
export const notAMember = failure(
  'catalogue.not-a-member',
  422,
  z.object({ personId: z.string() }),
  () => 'That person does not belong to this organisation.',
)
export const successorUnknown = failure(
  'catalogue.successor-unknown',
  422,
  z.object({ code: z.string() }),
  ({ code }) => `There is no certification ${code} in the catalogue to succeed this one. Add it first.`,
)
