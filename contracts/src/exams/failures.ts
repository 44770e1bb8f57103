import { z } from 'zod'
import { failure } from '../kit/failure.ts'

export const examTooEarly = failure(
  'exams.too-early',
  422,
  z.object({ code: z.string(), attempts: z.int(), earliest: z.string(), rule: z.string() }),
  ({ code, attempts, earliest, rule }) =>
    `After ${attempts === 1 ? 'one attempt' : `${attempts} attempts`} the vendor lets nobody sit ${code} again before ${earliest}. The rule: ${rule}.`,
)
export const satInTheFuture = failure(
  'exams.sat-in-the-future',
  422,
  z.object({ satOn: z.string() }),
  ({ satOn }) => `${satOn} is still to come; a result can be recorded once the exam was sat.`,
)
export const scoreOffScale = failure(
  'exams.score-off-scale',
  422,
  z.object({ score: z.int(), low: z.int(), high: z.int() }),
  ({ score, low, high }) => `${score} is not on the scale of this exam, which goes from ${low} to ${high}.`,
)
export const scoreContradicts = failure(
  'exams.score-contradicts',
  422,
  z.object({ score: z.int(), mark: z.int(), passed: z.boolean() }),
  ({ score, mark, passed }) =>
    `${score} is ${passed ? 'below' : 'at or above'} the pass mark of ${mark}, so the exam was ${passed ? 'not passed' : 'passed'}. Look at the score again, or leave it out.`,
)
export const resultOfThatDay = failure(
  'exams.result-of-that-day',
  409,
  z.object({ satOn: z.string() }),
  ({ satOn }) => `A result of that exam on ${satOn} is recorded already. Correct it instead.`,
)
export const resultChanged = failure(
  'exams.changed-meanwhile',
  409,
  z.object({ revision: z.int() }),
  () => 'This result was corrected meanwhile. Look at it again before you correct it.',
)
export const voucherWrongState = failure(
  'exams.voucher-state',
  409,
  z.object({ state: z.string(), event: z.string() }),
  ({ state, event }) => `A voucher that is ${state === 'stock' ? 'in stock' : state} cannot be ${event}.`,
)
export const voucherKnown = failure('exams.voucher-known', 409, z.object({ count: z.int() }), ({ count }) =>
  count === 1
    ? 'One of these codes is registered already; nothing was added.'
    : `${count} of these codes are registered already; nothing was added.`,
)
export const voucherEndsFirst = failure(
  'exams.voucher-ends-first',
  422,
  z.object({ expiresOn: z.string(), examOn: z.string() }),
  ({ expiresOn, examOn }) => `The voucher is good until ${expiresOn}; the exam is booked for ${examOn}.`,
)
export const voucherOver = failure(
  'exams.voucher-over',
  422,
  z.object({ expiresOn: z.string() }),
  ({ expiresOn }) => `A voucher that ended on ${expiresOn} can no longer pay for an exam.`,
)
export const personWithoutExam = failure(
  'exams.person-unknown',
  422,
  z.object({ personId: z.string() }),
  () => 'That person does not belong to this organisation.',
)
