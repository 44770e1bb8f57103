import {
  type BeforeAfter,
  type Isolation,
  ledgerOfClaims,
  type LedgerInput,
  type LineInput,
  type Quantity,
  type TieInput,
} from '@cadre/evidence'
import type { JsonField } from '../../json-field.ts'

/** Prices that a before-and-after story is read with when it names none; the answer says so. */
const assumedPrices = { fee: 300, hourlyCost: 100 }

/** A ledger as JSON: either `quantities` and `lines`, or a before-and-after story under `case` (or `roiCase`). */
export function ledgerIn(root: JsonField): { ledger: LedgerInput; assumed: Partial<typeof assumedPrices> } {
  const story = root.optional('case') ?? root.optional('roiCase')
  if (story) return storyIn(story)
  const quantities = Object.fromEntries(
    root
      .field('quantities')
      .entries()
      .map(([name, field]) => [name, quantityIn(field)]),
  )
  const ties = root.optional('ties')?.list().map(tieIn) ?? []
  return { ledger: { quantities, lines: root.field('lines').list().map(lineIn), ties }, assumed: {} }
}

/** `12`, `{passed, of}`, `{low, likely, high}`, `{mean, se}` or `{p10, p90}`. */
function quantityIn(field: JsonField): Quantity {
  if (field.isNumber()) return { kind: 'exact', value: field.number() }
  const at = (name: string) => field.field(name).number()
  if (field.has('passed')) return { kind: 'counted', passed: at('passed'), of: at('of') }
  if (field.has('likely')) return { kind: 'judged', low: at('low'), likely: at('likely'), high: at('high') }
  if (field.has('mean')) return { kind: 'spread', mean: at('mean'), se: at('se') }
  if (field.has('p10')) return { kind: 'range', p10: at('p10'), p90: at('p90') }
  throw field.refused('a quantity is a number, {passed, of}, {low, likely, high}, {mean, se} or {p10, p90}')
}

function lineIn(field: JsonField): LineInput {
  const formula = field.optional('formula')?.text()
  const stated = field.optional('stated')?.number()
  const solveFor = field.optional('solveFor')?.text()
  const isolation = field.optional('isolation')
  return {
    id: field.field('id').text(),
    kind: field.field('kind').oneOf('benefit', 'cost'),
    grade: field.field('grade').oneOf('measured', 'estimated', 'claimed'),
    ...(formula === undefined ? {} : { formula }),
    ...(stated === undefined ? {} : { stated }),
    ...(solveFor === undefined ? {} : { solveFor }),
    ...(isolation ? { isolation: isolationIn(isolation) } : {}),
    ...(field.optional('countClaim')?.value === true ? { countClaim: true } : {}),
  }
}

function isolationIn(field: JsonField): Isolation {
  const method = field.field('method').oneOf('control', 'trend', 'estimate')
  const share = quantityIn(field.field('share'))
  return method === 'estimate' ? { method, share, confidence: field.field('confidence').number() } : { method, share }
}

const tieIn = (field: JsonField): TieInput => ({
  name: field.field('name').text(),
  equals: field.field('equals').text(),
})

function storyIn(story: JsonField): { ledger: LedgerInput; assumed: Partial<typeof assumedPrices> } {
  const people = story.optional('people')?.number()
  const [fee, hourlyCost] = [story.optional('fee')?.number(), story.optional('hourlyCost')?.number()]
  const claims = story.field('claimed')
  const claimed = Object.fromEntries(
    (['retakeFees', 'studyTime', 'deliveryQuality'] as const).flatMap((name) => {
      const amount = claims.optional(name)?.number()
      return amount === undefined ? [] : [[name, amount] as const]
    }),
  )
  const told: BeforeAfter = {
    ...(people === undefined ? {} : { people }),
    passRate: pairIn(story.field('passRate')),
    studyHours: pairIn(story.field('studyHours')),
    fee: fee ?? assumedPrices.fee,
    hourlyCost: hourlyCost ?? assumedPrices.hourlyCost,
    claimed,
  }
  const assumed = {
    ...(fee === undefined ? { fee: assumedPrices.fee } : {}),
    ...(hourlyCost === undefined ? { hourlyCost: assumedPrices.hourlyCost } : {}),
  }
  return { ledger: ledgerOfClaims(told), assumed }
}

function pairIn(field: JsonField): [number, number] {
  const [before, after, ...more] = field.list().map((n) => n.number())
  if (before === undefined || after === undefined || more.length > 0)
    throw field.refused('two numbers belong here, before and after')
  return [before, after]
}
