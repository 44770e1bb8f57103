import { type AnswerLog, type ItemPrior, recallAfter, recallUnknown } from '@cadre/psychometrics'
import { badRow, type Csv, type CsvRow } from '../../csv.ts'
import { Refused } from '../../refused.ts'
import { columnOf, numberIn, truthIn } from './answers-csv.ts'

export type Domain = { readonly name: string; readonly weight: number }

/** Domains as `{ name: weight }`, `{ name: { weight } }` or `[{ name | id | code | domain, weight }]`, bare or under `domains`. */
export function domainsOf(file: string, json: unknown): Domain[] {
  const body = isRecord(json) && 'domains' in json ? json['domains'] : json
  const pairs: (readonly [unknown, unknown])[] = Array.isArray(body)
    ? body.map((entry: unknown) => (isRecord(entry) ? [nameIn(entry), weightIn(entry)] : [undefined, undefined]))
    : isRecord(body)
      ? Object.entries(body).map(([name, value]) => [name, isRecord(value) ? weightIn(value) : value])
      : []
  const domains = pairs.map(([name, weight]) => {
    if (typeof name === 'string' && typeof weight === 'number' && Number.isFinite(weight) && weight >= 0)
      return { name, weight }
    throw badDomains(file)
  })
  const total = domains.reduce((sum, { weight }) => sum + weight, 0)
  const isUnique = new Set(domains.map(({ name }) => name)).size === domains.length
  if (!(total > 0) || !isUnique || domains.length > 64) throw badDomains(file)
  return domains
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const nameIn = (entry: Record<string, unknown>) => entry['domain'] ?? entry['id'] ?? entry['code'] ?? entry['name']
const weightIn = (entry: Record<string, unknown>) => entry['weight'] ?? entry['percent']

const badDomains = (file: string): Refused =>
  new Refused(
    'forecast.bad-domains',
    `${file}: domains are { "name": weight, … } or [{ "domain": …, "weight": … }, …] with weights from 0 and unique names.`,
    { file },
  )

export type Bank = { readonly priors: ItemPrior[]; readonly indexById: Map<string, number> }

export function bankOf(csv: Csv, domains: readonly Domain[]): Bank {
  const [id, domain, rating] = [columnOf(csv, 'item'), columnOf(csv, 'domain'), columnOf(csv, 'author_rating_1to5')]
  const bank: Bank = { priors: [], indexById: new Map() }
  for (const row of csv.rows) {
    const item = row.cells[id] ?? ''
    if (bank.indexById.has(item)) throw badRow(csv.file, row.line, `the item "${item}" is there already`)
    bank.indexById.set(item, bank.priors.length)
    bank.priors.push({ domain: domainIn(csv, row, domain, domains), rating: ratingIn(csv, row, rating) })
  }
  return bank
}

function ratingIn(csv: Csv, row: CsvRow, column: number): number | null {
  if ((row.cells[column] ?? '') === '') return null
  const rating = numberIn(csv, row, column)
  if (rating < 1 || rating > 5) throw badRow(csv.file, row.line, `the rating ${rating} is not between 1 and 5`)
  return rating
}

function domainIn(csv: Csv, row: CsvRow, column: number, domains: readonly Domain[]): number {
  const name = row.cells[column] ?? ''
  const at = domains.findIndex((domain) => domain.name === name)
  if (at < 0) throw badRow(csv.file, row.line, `the domain "${name}" is not among the exam's`)
  return at
}

type Sight = { learner: number; item: number; day: number; correct: boolean; exam: string; repeat: boolean }
export type Learning = {
  readonly learners: string[]
  readonly log: AnswerLog
  /** Share right on each learner's last practice exam; null where they took none. */
  readonly lastPractice: (number | null)[]
  readonly lastDay: number
}

/** Events up to a day, in order of time. An item that the bank does not list is taken as unrated, in the event's domain. */
export function learningOf(csv: Csv, bank: Bank, domains: readonly Domain[], until: number): Learning {
  const learners = new Map<string, number>()
  const sights = csv.rows
    .map((row) => sightIn(csv, row, { bank, domains, learners }))
    .filter(({ day }) => day <= until)
    .toSorted((x, y) => x.day - y.day)
  return {
    learners: [...learners.keys()],
    log: logOf(sights),
    lastPractice: lastPracticeOf(sights, learners.size),
    lastDay: sights.at(-1)?.day ?? 0,
  }
}

type Known = { readonly bank: Bank; readonly domains: readonly Domain[]; readonly learners: Map<string, number> }

function sightIn(csv: Csv, row: CsvRow, { bank, domains, learners }: Known): Sight {
  const at = (name: string) => columnOf(csv, name)
  const learner = row.cells[at('learner')] ?? ''
  const id = row.cells[at('item')] ?? ''
  if (learner === '' || id === '') throw badRow(csv.file, row.line, 'learner and item cannot be empty')
  const domain = domainIn(csv, row, at('domain'), domains)
  let item = bank.indexById.get(id)
  if (item === undefined) {
    item = bank.priors.length
    bank.indexById.set(id, item)
    bank.priors.push({ domain, rating: null })
  }
  if (bank.priors[item]?.domain !== domain) {
    throw badRow(csv.file, row.line, `the item "${id}" belongs to another domain than "${domains[domain]?.name ?? ''}"`)
  }
  const index = learners.get(learner) ?? learners.size
  learners.set(learner, index)
  const exam = row.cells[at('practice_exam')] ?? ''
  return {
    learner: index,
    item,
    day: numberIn(csv, row, at('day')),
    correct: truthIn(csv, row, at('correct')),
    exam: ['', '0', 'false', 'na'].includes(exam.toLowerCase()) ? '' : exam,
    repeat: truthIn(csv, row, at('repeat')),
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
