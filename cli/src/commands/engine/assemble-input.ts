import { countsFromWeights, type FormSpec, type Question } from '@cadre/assembly'
import { z } from 'zod'
import { dateInput as date } from './date-input.ts'
import { listOf } from './list-of.ts'

const name = z.string().min(1)
const count = z.int().min(0).max(10_000)
const number = z.number()
const noMoreThan = 'min is more than max'
const inOrder = ({ min, max }: { min: number; max: number }) => min <= max

const question = z.strictObject({
  id: name,
  domain: name,
  type: name,
  minutes: number.positive().max(600),
  difficulty: number,
  responses: z.int().min(0).default(0),
  exposures: z.int().min(0).default(0),
  lastSeen: date.nullable().default(null),
  enemies: z.array(name).default([]),
  together: name.nullable().default(null),
})

const weighted = z.strictObject({ domain: name, weight: number.min(0).max(1e9) })
const counted = z.strictObject({ domain: name, count, unscored: count.default(0) })
const between = z.strictObject({ min: number, max: number }).refine(inOrder, noMoreThan)
const domains = z.union([listOf(weighted, ({ domain }) => domain), listOf(counted, ({ domain }) => domain)])

const bands = listOf(
  z
    .strictObject({
      band: name,
      from: number.default(-Infinity),
      below: number.default(Infinity),
      min: count,
      max: count,
    })
    .refine(inOrder, noMoreThan)
    .refine(({ from, below }) => from < below, 'from is not less than below'),
  ({ band }) => band,
).superRefine((list, context) => {
  list.forEach((one, at) => {
    if (list.some((other, before) => before < at && one.from < other.below && other.from < one.below)) {
      context.addIssue({ code: 'custom', path: [at], message: `"${one.band}" overlaps a band before it` })
    }
  })
})

const form = z
  .strictObject({
    questions: count,
    unscored: count.default(0),
    domains,
    types: listOf(
      z.strictObject({ type: name, min: count, max: count }).refine(inOrder, noMoreThan),
      ({ type }) => type,
    ).default([]),
    bands: bands.default([]),
    meanDifficulty: between.nullable().default(null),
    minutes: between.nullable().default(null),
    earlier: listOf(z.strictObject({ form: name, questions: z.array(name), most: count }), ({ form }) => form).default(
      [],
    ),
    mostExposures: count.nullable().default(null),
    freshDays: count.default(14),
  })
  .superRefine((wanted, context) => {
    const bad = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message })
    if (wanted.unscored > wanted.questions) bad('unscored', `more than the ${wanted.questions} questions`)
    const counts = domainCountsOf(wanted)
    if (counts === null) return bad('domains', 'the weights are all 0 or one is below it')
    const sum = counts.reduce((total, d) => total + d.scored + d.unscored, 0)
    const unscored = counts.reduce((total, d) => total + d.unscored, 0)
    if (counts.some(({ scored }) => scored < 0)) bad('domains', 'a domain has more unscored questions than questions')
    if (sum !== wanted.questions) bad('domains', `the counts sum to ${sum}, the form has ${wanted.questions} questions`)
    if (unscored !== wanted.unscored)
      bad('domains', `${unscored} of them are unscored, the form has ${wanted.unscored}`)
  })

/** `cadre engine assemble FILE.json`: the exam as its guide describes it, and the bank. */
export const assembleInput = z.strictObject({
  seed: z
    .int()
    .min(0)
    .max(2 ** 32 - 1),
  today: date,
  form,
  bank: listOf(question, ({ id }) => id),
})

type Wanted = { questions: number; unscored: number; domains: z.output<typeof domains> }

/** By the guide's weights (largest remainders; scored and unscored each on their own) or as counted by hand. */
function domainCountsOf({ questions, unscored, domains }: Wanted): FormSpec['domains'] | null {
  const weights = domains.flatMap((d) => ('weight' in d ? [d.weight] : []))
  if (weights.length === 0) {
    return domains.flatMap((d) =>
      'count' in d ? [{ domain: d.domain, scored: d.count - d.unscored, unscored: d.unscored }] : [],
    )
  }
  if (!weights.some((weight) => weight > 0) || weights.some((weight) => weight < 0)) return null
  const whole = countsFromWeights(weights, Math.max(0, questions - unscored))
  const extra = countsFromWeights(weights, unscored)
  return domains.map(({ domain }, at) => ({ domain, scored: whole[at] ?? 0, unscored: extra[at] ?? 0 }))
}

export function formSpecOf({ seed, today, form }: z.output<typeof assembleInput>): FormSpec {
  const { questions: _, unscored: __, domains: ___, ...rest } = form
  return { ...rest, domains: domainCountsOf(form) ?? [], seed, today }
}

export const bankOf = ({ bank }: z.output<typeof assembleInput>): readonly Question[] => bank
