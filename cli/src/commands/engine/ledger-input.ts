import { type BeforeAfter, ledgerOfClaims, type LedgerInput, type LineInput, type Quantity } from '@cadre/evidence'
import { z } from 'zod'

/** Prices that a before-and-after story is read with when it names none; the answer says so. */
const assumedPrices = { fee: 300, hourlyCost: 100 }

const name = z.string().min(1)
const number = z.number()

/** `12`, `{passed, of}`, `{low, likely, high}`, `{mean, se}` or `{p10, p90}`. */
const quantity = z.union(
  [
    number.transform((value): Quantity => ({ kind: 'exact', value })),
    z.object({ passed: number, of: number }).transform((given): Quantity => ({ kind: 'counted', ...given })),
    z
      .object({ low: number, likely: number, high: number })
      .transform((given): Quantity => ({ kind: 'judged', ...given })),
    z.object({ mean: number, se: number }).transform((given): Quantity => ({ kind: 'spread', ...given })),
    z.object({ p10: number, p90: number }).transform((given): Quantity => ({ kind: 'range', ...given })),
  ],
  'a quantity is a number, {passed, of}, {low, likely, high}, {mean, se} or {p10, p90}',
)

const isolation = z.discriminatedUnion('method', [
  z.object({ method: z.enum(['control', 'trend']), share: quantity }),
  z.object({ method: z.literal('estimate'), share: quantity, confidence: number }),
])

const line = z
  .object({
    id: name,
    kind: z.enum(['benefit', 'cost']),
    grade: z.enum(['measured', 'estimated', 'claimed']),
    formula: name.nullish(),
    stated: number.nullish(),
    solveFor: name.nullish(),
    isolation: isolation.nullish(),
    countClaim: z.boolean().nullish(),
  })
  .transform(({ id, kind, grade, formula, stated, solveFor, isolation, countClaim }): LineInput => ({
    id,
    kind,
    grade,
    ...(typeof formula === 'string' && { formula }),
    ...(typeof stated === 'number' && { stated }),
    ...(typeof solveFor === 'string' && { solveFor }),
    ...(isolation && { isolation }),
    ...(countClaim === true && { countClaim }),
  }))

type ReadLedger = { readonly ledger: LedgerInput; readonly assumed: Partial<typeof assumedPrices> }

const ledger = z
  .object({
    quantities: z.record(name, quantity),
    lines: z.array(line),
    ties: z.array(z.object({ name, equals: name })).nullish(),
  })
  .transform(({ quantities, lines, ties }): ReadLedger => ({
    ledger: { quantities, lines, ties: ties ?? [] },
    assumed: {},
  }))

const beforeAndAfter = (value: z.ZodNumber) => z.tuple([value, value], 'two numbers belong here, before and after')
const share = number.min(0, 'a share lies between 0 and 1').max(1, 'a share lies between 0 and 1')
const amount = number.min(0)
const story = z
  .object({
    people: amount.nullish(),
    passRate: beforeAndAfter(share),
    studyHours: beforeAndAfter(amount),
    fee: amount.nullish(),
    hourlyCost: amount.nullish(),
    claimed: z.object({ retakeFees: number.nullish(), studyTime: number.nullish(), deliveryQuality: number.nullish() }),
  })
  .transform(({ people, passRate, studyHours, fee, hourlyCost, claimed }): ReadLedger => {
    const told: BeforeAfter = {
      ...(typeof people === 'number' && { people }),
      passRate,
      studyHours,
      fee: fee ?? assumedPrices.fee,
      hourlyCost: hourlyCost ?? assumedPrices.hourlyCost,
      claimed: Object.fromEntries(Object.entries(claimed).filter(([, amount]) => typeof amount === 'number')),
    }
    const assumed = {
      ...(typeof fee !== 'number' && { fee: assumedPrices.fee }),
      ...(typeof hourlyCost !== 'number' && { hourlyCost: assumedPrices.hourlyCost }),
    }
    return { ledger: ledgerOfClaims(told), assumed }
  })

/** `cadre engine roi FILE.json`: `quantities` and `lines`, or a before-and-after story under `case` (or `roiCase`). */
export const ledgerInput = z.union([
  ledger,
  z.object({ case: story }).transform((given) => given.case),
  z.object({ roiCase: story }).transform((given) => given.roiCase),
])
