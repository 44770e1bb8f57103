import { assert, ok, type Ok, type Random, refuse, type Refusal, shuffled } from '@cadre/kernel'
import type { Scheduler } from './scheduler.ts'
import { type Goal, type Remembered, reviewValue } from './value.ts'

export type QuizItem = {
  readonly item: string
  readonly domain: string
  /** Items that would give this one away or repeat it; either side may name the other. */
  readonly enemies: readonly string[]
}

export type QuizLearner = {
  readonly learner: string
  /** ω: how much this person counts, above 0. 1 for everyone unless somebody needs the quiz more. */
  readonly weight: number
  readonly scheduler: Scheduler
  readonly memory: ReadonlyMap<string, Remembered>
}

export type QuizRequest = {
  readonly items: readonly QuizItem[]
  readonly learners: readonly QuizLearner[]
  /** Weight of each domain in the exam, 0 or more; only ratios matter. */
  readonly domainWeights: Readonly<Record<string, number>>
  readonly goal: Goal
  readonly size: number
  /** Most questions of one domain. Default: the domain's share of the quiz, rounded up, and one more. */
  readonly perDomain?: number
}

export type QuizRefusal = Refusal<'memory.bad-quiz', { reason: string; subject: string | null }>

/** Checks that names are unique and known, weights usable, and there is somebody and something to ask. */
export function parseQuiz(request: QuizRequest): Ok<QuizRequest> | QuizRefusal {
  const bad = (reason: string, subject: string | null = null) => refuse('memory.bad-quiz', { reason, subject })
  const { items, learners, domainWeights, size, perDomain = 1, goal } = request
  if (!Number.isSafeInteger(size) || size < 1) return bad('a quiz has a whole number of questions, at least one')
  if (!Number.isSafeInteger(perDomain) || perDomain < 1)
    return bad('a domain may give a whole number of questions, at least one')
  if (!Number.isFinite(goal.examInDays) || goal.examInDays < 0) return bad('the exam must not be in the past')
  if (!((goal.laterWeight ?? 0) >= 0 && (goal.laterWeight ?? 0) <= 1))
    return bad('the weight of the time after the exam lies between 0 and 1')
  if (items.length === 0) return bad('there is no item to choose from')
  if (learners.length === 0) return bad('there is no learner')
  const known = new Set(items.map((i) => i.item))
  if (known.size !== items.length) return bad('an item appears twice', firstRepeated(items.map((i) => i.item)))
  const people = learners.map((l) => l.learner)
  if (new Set(people).size !== people.length) return bad('a learner appears twice', firstRepeated(people))
  const unusable = Object.entries(domainWeights).find(([, w]) => !Number.isFinite(w) || w < 0)
  if (unusable) return bad('a domain weight is 0 or more', unusable[0])
  const lost = items.find((i) => !Object.hasOwn(domainWeights, i.domain))
  if (lost) return bad(`its domain ${lost.domain} has no weight`, lost.item)
  for (const { learner, weight, memory } of learners) {
    if (!Number.isFinite(weight) || weight <= 0) return bad('the weight of a learner is above 0', learner)
    const stranger = [...memory.keys()].find((item) => !known.has(item))
    if (stranger !== undefined) return bad(`remembers ${stranger}, which is not among the items`, learner)
  }
  return ok(request)
}

const firstRepeated = (names: readonly string[]): string | null => names.find((n, i) => names.indexOf(n) !== i) ?? null

export type ChosenItem = {
  readonly item: string
  readonly domain: string
  readonly score: number
  readonly value: Readonly<Record<string, number>>
}

/** What a set of questions is worth: the sum of scores, and each person's gain in weighted recall that counts. */
export type QuizValue = {
  readonly total: number
  readonly byLearner: Readonly<Record<string, number>>
  readonly worst: number
}

export type Quiz = {
  readonly chosen: readonly ChosenItem[]
  readonly value: QuizValue
  /** Mean over random choices under the same rules. */
  readonly random: QuizValue
  /** The items reviewed most recently, under the same rules: what a recap of last week asks. */
  readonly mostRecent: QuizValue
}

/**
 * The questions that this group is about to forget and will need, for the opening of a session:
 *   score(i) = w(i) · Σ_j ω_j V_ij, V_ij the value of a review today (`reviewValue`), w(i) the exam weight of the item's domain;
 * highest score first, at most `perDomain` of a domain and no two enemies, questions without value left out. Greedy is
 * exact while there are no enemies; with them it can miss the best set by little. A person without a memory of an item gains
 * nothing from it here: first learning is not a review. Beside it stands what random and most-recent choices would give.
 * @param request parsed by `parseQuiz`; sizes of 5 to 10 suit fifteen minutes
 * @param random for the random choices, 200 of them
 */
export function openingQuiz(request: QuizRequest, random: Random): Quiz {
  const scored = request.items.map((item) => scoreOf(item, request))
  assert(scored.length > 0, 'a quiz is chosen from items')
  const ranked = scored
    .filter((s) => s.score > 1e-12)
    .toSorted((a, b) => b.score - a.score || (a.item < b.item ? -1 : 1))
  const chosen = pickUnderRules(ranked, request)
  const recent = scored.toSorted((a, b) => a.lastSeen - b.lastSeen || (a.item < b.item ? -1 : 1))
  const draws = Array.from({ length: 200 }, () => valueOf(pickUnderRules(shuffled(random, scored), request), request))
  return {
    chosen: chosen.map(({ item, domain, score, value }) => ({ item, domain, score, value: Object.fromEntries(value) })),
    value: valueOf(chosen, request),
    random: meanOf(draws),
    mostRecent: valueOf(pickUnderRules(recent, request), request),
  }
}

type Scored = QuizItem & {
  readonly score: number
  readonly weight: number
  readonly value: ReadonlyMap<string, number>
  readonly lastSeen: number
}

function scoreOf(item: QuizItem, { learners, domainWeights, goal }: QuizRequest): Scored {
  const weight = domainWeights[item.domain] ?? 0
  const value = new Map<string, number>()
  let score = 0
  let lastSeen = Infinity
  for (const learner of learners) {
    const remembered = learner.memory.get(item.item)
    const gain = remembered ? reviewValue(learner.scheduler, remembered, goal) : 0
    value.set(learner.learner, gain)
    score += weight * learner.weight * gain
    if (remembered) lastSeen = Math.min(lastSeen, remembered.daysSince)
  }
  return { ...item, weight, score, value, lastSeen }
}

function pickUnderRules(ordered: readonly Scored[], { domainWeights, size, perDomain, items }: QuizRequest): Scored[] {
  const present = new Set(items.map((i) => i.domain))
  const total = [...present].reduce((sum, d) => sum + (domainWeights[d] ?? 0), 0)
  const capOf = (domain: string) => perDomain ?? Math.ceil((size * (domainWeights[domain] ?? 0)) / (total || 1)) + 1
  const taken: Scored[] = []
  const perDomainTaken = new Map<string, number>()
  for (const candidate of ordered) {
    if (taken.length === size) break
    const used = perDomainTaken.get(candidate.domain) ?? 0
    if (used >= capOf(candidate.domain) || taken.some((t) => areEnemies(t, candidate))) continue
    taken.push(candidate)
    perDomainTaken.set(candidate.domain, used + 1)
  }
  return taken
}

const areEnemies = (a: QuizItem, b: QuizItem): boolean => a.enemies.includes(b.item) || b.enemies.includes(a.item)

/** Gains as a share of all the recall that counts, so that 0.013 is 1.3 points. */
function valueOf(chosen: readonly Scored[], { items, learners, domainWeights }: QuizRequest): QuizValue {
  const whole = items.reduce((sum, { domain }) => sum + (domainWeights[domain] ?? 0), 0) || 1
  const gains = learners.map(({ learner }) => {
    const gain = chosen.reduce((sum, { weight, value }) => sum + weight * (value.get(learner) ?? 0), 0) / whole
    return [learner, gain] as const
  })
  return {
    total: chosen.reduce((sum, { score }) => sum + score, 0),
    byLearner: Object.fromEntries(gains),
    worst: Math.min(...gains.map(([, gain]) => gain)),
  }
}

function meanOf(values: readonly QuizValue[]): QuizValue {
  const mean = (of: (v: QuizValue) => number) => values.reduce((sum, v) => sum + of(v), 0) / values.length
  const names = Object.keys(values[0]?.byLearner ?? {})
  const byLearner = Object.fromEntries(names.map((name) => [name, mean((v) => v.byLearner[name] ?? 0)]))
  return { total: mean((v) => v.total), byLearner, worst: Math.min(...Object.values(byLearner)) }
}
