import { type AnswerLog, type ItemPrior, recallAfter, recallUnknown } from '@cadre/psychometrics'
import { z } from 'zod'
import type { Csv } from '../../csv.ts'
import { type NamedRow, rowsOf } from '../../csv-rows.ts'
import { isMissing } from './answers-csv.ts'

export type Domain = { readonly name: string; readonly weight: number }

const name = z.string().min(1)
const weight = z.number().min(0).max(1e9)
const listed = z
  .object({ domain: name.optional(), id: name.optional(), code: name.optional(), name: name.optional() })
  .and(z.union([z.object({ weight }), z.object({ percent: weight })]))
  .transform((entry, context): Domain => {
    const name = entry.domain ?? entry.id ?? entry.code ?? entry.name
    if (name !== undefined) return { name, weight: 'weight' in entry ? entry.weight : entry.percent }
    context.issues.push({ code: 'custom', input: entry, message: 'a domain needs its name under "domain"' })
    return z.NEVER
  })
const named = z
  .record(name, z.union([weight, z.object({ weight }).transform((entry) => entry.weight)]))
  .transform((weights): Domain[] => Object.entries(weights).map(([name, weight]) => ({ name, weight })))
const bare = z
  .union([z.array(listed), named])
  .refine((domains) => domains.some(({ weight }) => weight > 0), 'a domain weighs more than 0')
  .refine((domains) => domains.length <= 64, 'at most 64 domains')
  .refine((domains) => new Set(domains.map(({ name }) => name)).size === domains.length, 'a domain is there twice')

/** `{ name: weight }`, `{ name: { weight } }` or `[{ domain | id | code | name, weight | percent }]`, bare or under `domains`. */
export const domainsInput = z.union([z.object({ domains: bare }).transform(({ domains }) => domains), bare])

export type Bank = { readonly priors: ItemPrior[]; readonly indexById: Map<string, number> }

export function bankOf(csv: Csv, domains: readonly Domain[]): Bank {
  const bank: Bank = { priors: [], indexById: new Map() }
  for (const row of rowsOf(csv, ['item', 'domain', 'author_rating_1to5'])) {
    const item = row.text('item')
    if (item === '') throw row.bad('item is empty')
    if (bank.indexById.has(item)) throw row.bad(`the item "${item}" is there already`)
    bank.indexById.set(item, bank.priors.length)
    bank.priors.push({ domain: domainIn(row, domains), rating: ratingIn(row) })
  }
  return bank
}

function ratingIn({ text, number, bad }: NamedRow<'author_rating_1to5'>): number | null {
  if (isMissing(text('author_rating_1to5'))) return null
  const rating = number('author_rating_1to5')
  if (rating < 1 || rating > 5) throw bad(`the rating ${rating} is not between 1 and 5`)
  return rating
}

function domainIn({ text, bad }: NamedRow<'domain'>, domains: readonly Domain[]): number {
  const at = domains.findIndex(({ name }) => name === text('domain'))
  if (at < 0) throw bad(`the domain "${text('domain')}" is not among the exam's`)
  return at
}

type Sight = { learner: number; id: string; item: number; day: number; correct: boolean; exam: string; repeat: boolean }
export type Learning = {
  readonly learners: string[]
  readonly log: AnswerLog
  /** Share right on each learner's last practice exam; null where they took none. */
  readonly lastPractice: (number | null)[]
  readonly lastDay: number
  /** Of the events looked at, those of items that the bank does not list. */
  readonly unlisted: { readonly items: readonly string[]; readonly answers: number }
}

/** The last day looked at, and the exam's. */
export type Span = { readonly until: number; readonly examDay: number }

/**
 * Events up to a day, in order of time, and within a day by learner and item, so that a file says the same however its rows are sorted. An item that
 * the bank does not list is taken as unrated, in the event's domain.
 */
export function learningOf(csv: Csv, bank: Bank, domains: readonly Domain[], { until, examDay }: Span): Learning {
  const rows = rowsOf(csv, eventColumns)
  const listed = bank.priors.length
  const learners = new Map(sorted(rows.map(({ text }) => text('learner'))).map((id, at) => [id, at]))
  const sights = rows
    .map((row) => sightIn(row, { bank, domains, learners, examDay }))
    .filter(({ day }) => day <= until)
    .toSorted(byTime)
  const unlisted = sights.filter(({ item }) => item >= listed)
  return {
    learners: [...learners.keys()],
    unlisted: { items: sorted(unlisted.map(({ id }) => id)), answers: unlisted.length },
    log: logOf(sights),
    lastPractice: lastPracticeOf(sights, learners.size),
    lastDay: sights.at(-1)?.day ?? 0,
  }
}

/** On one day by learner, practice exam and item; of several sights of a question the fresh one comes first. */
const byTime = (x: Sight, y: Sight): number =>
  x.day - y.day ||
  x.learner - y.learner ||
  inOrder(x.exam, y.exam) ||
  inOrder(x.id, y.id) ||
  Number(x.repeat) - Number(y.repeat) ||
  Number(x.correct) - Number(y.correct)

const inOrder = (x: string, y: string): number => (x < y ? -1 : x > y ? 1 : 0)

const sorted = (ids: readonly string[]): string[] => [...new Set(ids)].toSorted(inOrder)

const eventColumns = ['learner', 'day', 'domain', 'item', 'correct', 'practice_exam', 'repeat'] as const
type Known = {
  readonly bank: Bank
  readonly domains: readonly Domain[]
  readonly learners: ReadonlyMap<string, number>
  readonly examDay: number
}

/** A forecast looks back a hundred years at most: a group's level is kept for every week. What lies as far beyond the exam is a slip as well. */
const longest = 36_525

function dayIn(row: NamedRow<'day'>, examDay: number): number {
  const day = row.number('day')
  const off = Math.abs(examDay - day)
  const side = day < examDay ? 'before' : 'after'
  if (off > longest) throw row.bad(`day ${day} is more than ${longest} days ${side} the exam's, ${examDay}`)
  return day
}

function sightIn(row: NamedRow<(typeof eventColumns)[number]>, { bank, domains, learners, examDay }: Known): Sight {
  const [learner, id] = [row.text('learner'), row.text('item')]
  if (learner === '' || id === '') throw row.bad('learner and item cannot be empty')
  const domain = domainIn(row, domains)
  let item = bank.indexById.get(id)
  if (item === undefined) {
    item = bank.priors.length
    bank.indexById.set(id, item)
    bank.priors.push({ domain, rating: null })
  }
  if (bank.priors[item]?.domain !== domain) {
    throw row.bad(`the item "${id}" belongs to another domain than "${domains[domain]?.name ?? ''}"`)
  }
  const exam = row.text('practice_exam')
  return {
    learner: learners.get(learner) ?? 0,
    id,
    item,
    day: dayIn(row, examDay),
    correct: row.truth('correct'),
    exam: ['', '0', 'false', 'na'].includes(exam.toLowerCase()) ? '' : exam,
    repeat: row.truth('repeat'),
  }
}

function logOf(sights: readonly Sight[]): AnswerLog {
  const seen = new Map<string, number>()
  const recall = sights.map(({ learner, item, day, repeat }) => {
    const key = `${learner} ${item}`
    const before = seen.get(key)
    seen.set(key, day)
    return before === undefined ? (repeat ? recallUnknown : 0) : recallAfter(day - before)
  })
  return {
    length: sights.length,
    learner: Int32Array.from(sights, ({ learner }) => learner),
    item: Int32Array.from(sights, ({ item }) => item),
    day: Float64Array.from(sights, ({ day }) => day),
    correct: Uint8Array.from(sights, ({ correct }) => (correct ? 1 : 0)),
    recall: Float64Array.from(recall),
    examConditions: Uint8Array.from(sights, ({ exam }) => (exam === '' ? 0 : 1)),
  }
}

/** A practice exam is told by its name where the column names exams, else by its day. */
function lastPracticeOf(sights: readonly Sight[], learners: number): (number | null)[] {
  const last: ({ key: string; right: number; n: number } | null)[] = Array.from({ length: learners }, () => null)
  for (const { learner, exam, day, correct } of sights) {
    if (exam === '') continue
    const key = ['1', 'true'].includes(exam.toLowerCase()) ? String(Math.floor(day)) : exam
    const held = last[learner]
    const into = held?.key === key ? held : { key, right: 0, n: 0 }
    into.n++
    if (correct) into.right++
    last[learner] = into
  }
  return last.map((exam) => exam && exam.right / exam.n)
}
