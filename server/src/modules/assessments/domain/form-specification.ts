import { countsFromWeights, type FormSpec } from '@cadre/assembly'
import type { PlainDate } from '@cadre/kernel'
import type { DrawRules } from './assessment.ts'

type WeightedDomain = { readonly key: string; readonly name: string; readonly weight: number }
type Exam = {
  readonly domains: readonly WeightedDomain[]
  /** Which of them a key means that an older version of the exam had. */
  readonly placeOf: (key: string) => string | null
}
type Counts = Readonly<Record<string, number>>

/** How many scored questions the rules ask of each domain of the exam as it is now. */
const scoredByDomain = (rules: DrawRules, exam: Exam): Counts =>
  rules.byDomain ? placedCounts(rules.byDomain, exam) : byWeight(exam, rules.scored)

/** Whether a form of these counts is what the rules ask now; where nothing says what the exam asks, every form is. */
export function isStillAsked(rules: DrawRules, exam: Exam, drawn: Counts): boolean {
  if (exam.domains.every(({ weight }) => weight === 0)) return true
  const asked = scoredByDomain(rules, exam)
  const has = placedCounts(drawn, exam)
  return Object.keys({ ...asked, ...has }).every((domain) => (asked[domain] ?? 0) === (has[domain] ?? 0))
}

/** Counts by domain, by whatever keys the domains had when somebody counted. */
function placedCounts(counts: Counts, { placeOf }: Exam): Counts {
  const placed: Record<string, number> = {}
  for (const [key, count] of Object.entries(counts)) {
    const domain = placeOf(key) ?? key
    placed[domain] = (placed[domain] ?? 0) + count
  }
  return placed
}

/** What a form must be: the guide's weights in whole questions, scored and unscored apart. */
export function formSpecificationOf(
  rules: DrawRules,
  exam: Exam,
  { today, seed }: { today: PlainDate; seed: number },
): FormSpec {
  const { domains } = exam
  const scored = scoredByDomain(rules, exam)
  const unscored = byWeight(exam, rules.unscored)
  const keys = [...new Set([...domains.map(({ key }) => key), ...Object.keys(scored)])]
  return {
    domains: keys.map((domain) => ({ domain, scored: scored[domain] ?? 0, unscored: unscored[domain] ?? 0 })),
    types: rules.atMostOfType ? typesOf(rules.atMostOfType, rules.scored + rules.unscored) : [],
    bands: [],
    meanDifficulty: null,
    minutes: null,
    earlier: [],
    mostExposures: null,
    freshDays: rules.freshDays,
    today,
    seed,
  }
}

function byWeight({ domains }: Exam, questions: number): Counts {
  const weights = domains.map(({ weight }) => weight)
  const counts = countsFromWeights(weights, questions)
  return Object.fromEntries(domains.map(({ key }, at) => [key, counts[at] ?? 0]))
}

/** Listing one type forbids those unlisted: the rest are listed without a limit. */
function typesOf(atMost: Readonly<Record<string, number>>, whole: number): FormSpec['types'] {
  const kinds = ['single', 'multiple', 'ordering', 'matching', 'numeric', 'text']
  return kinds.map((type) => ({ type, min: 0, max: atMost[type] ?? whole }))
}
