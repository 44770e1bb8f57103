import type { Interval } from '../proportion.ts'
import type { Belief } from './design.ts'
import { chanceAbove, type Effect, effectQuantile, effectsOf } from './posterior.ts'
import type { RetentionAnswer, RetentionLearner, RetentionStudy } from './study.ts'

export type RetentionVerdict = 'lasts-longer' | 'lasts-less' | 'no-difference-that-matters' | 'cannot-tell-yet'

export type FormatRetention = Interval & {
  readonly format: string
  readonly people: number
  readonly cohorts: number
  readonly answered: number
  readonly skipped: number
  /** Effect against the reference at the day, in logits, and the chance that it is above 0. */
  readonly effect: number
  readonly chanceLonger: number
  /** The effect if everyone of this format who skipped the check had answered it all wrong and the reference all right, and the reverse. */
  readonly worst: number
  readonly best: number
  readonly verdict: RetentionVerdict
  /** Why it cannot be told; null otherwise. */
  readonly because: 'too-little-data' | 'missing-answers' | null
  /** About how many more cohorts, at this size and spread, until half a logit could be told; 0 when already so. */
  readonly cohortsNeeded: number | null
}

export type RetentionOptions = {
  /** Day after the programme at which formats are compared. Default 90. */
  readonly day?: number
  /** What was known before, per format against the reference. Default: blended N(.3, .3²), any other N(0, .3²). */
  readonly beliefs?: Readonly<Record<string, Belief>>
}

/**
 * Blended against classroom: d = .34 (declarative) and .52 (procedural) in Sitzmann and others' meta-analysis (Personnel
 * Psychology 2006, 59:623), which also finds no difference when the methods of instruction are equal; shrunk for that.
 */
const defaultBeliefs: Readonly<Record<string, Belief>> = { blended: { mean: 0.3, sd: 0.3 } }

/** A difference smaller than this many logits (about five points at 60 %) changes no decision. */
const matters = 0.2
/** The difference that an answer should be able to find, for `cohortsNeeded`: about twelve points. */
const worthFinding = 0.5

/**
 * Which format of training is remembered longer, with the statistics a critic accepts:
 *   logit P(correct) = α + γ·diagnostic + θ_person + format_k + u_cohort + v_trainer - b_item - (λ_0 + λ_k) (log(1 + t/t0) - log(1 + day/t0))
 * with t0 = 1 day, so that format_k is the effect on the compared day and its prior speaks of that day; anchored difficulties
 * b; normal person, cohort and trainer effects whose spreads are integrated out.
 * People count in the format they were assigned to. Those who skipped the late check are imputed all wrong and all right,
 * against the reference all right and all wrong; a verdict stands only when it stands under both (Manski's bounds).
 * `cannot-tell-yet` is a result. Formats chosen by people rather than assigned still differ by whatever made them choose.
 * @param study parsed by `parseStudy`
 */
export function retentionByFormat(
  study: RetentionStudy,
  { day = 90, beliefs = defaultBeliefs }: RetentionOptions = {},
): FormatRetention[] {
  const known = new Map(Object.entries(beliefs))
  const seen = effectsOf(study, known, day)
  return [...seen].map(([format, effect]) => {
    const own = study.learners.filter((l) => l.format === format)
    const concerned = own.concat(study.learners.filter((l) => l.format === study.reference))
    const skipped = own.reduce((n, l) => n + l.skipped.length, 0)
    const imputed = (right: string): Effect => {
      if (concerned.every((l) => l.skipped.length === 0)) return effect
      const answers = study.answers.concat(concerned.flatMap((l) => imputedFor(l, day, l.format === right)))
      return effectsOf({ ...study, answers }, known, day).get(format) ?? effect
    }
    const [worst, best] = [imputed(study.reference), imputed(format)]
    const names = new Set(own.map((l) => l.learner))
    const cohorts = new Set(own.map((l) => l.cohort)).size
    return {
      format,
      people: own.length,
      cohorts,
      answered: study.answers.filter((a) => names.has(a.learner)).length,
      skipped,
      effect: effect.mean,
      lo: effectQuantile(effect, 0.025),
      hi: effectQuantile(effect, 0.975),
      chanceLonger: chanceAbove(effect, 0),
      worst: worst.mean,
      best: best.mean,
      ...verdictOf([effect, worst, best]),
      cohortsNeeded: cohortsNeeded(effect, cohorts, known.get(format)?.sd ?? 0.3),
    }
  })
}

const imputedFor = ({ learner, skipped }: RetentionLearner, day: number, correct: boolean): RetentionAnswer[] =>
  skipped.map((difficulty) => ({ learner, difficulty, day, correct }))

function verdictOf([seen, ...bounds]: readonly [Effect, ...Effect[]]): Pick<FormatRetention, 'verdict' | 'because'> {
  const verdict = verdictOn(seen)
  if (verdict === 'cannot-tell-yet') return { verdict, because: 'too-little-data' }
  return bounds.every((b) => verdictOn(b) === verdict)
    ? { verdict, because: null }
    : { verdict: 'cannot-tell-yet', because: 'missing-answers' }
}

function verdictOn(effect: Effect): RetentionVerdict {
  const above = chanceAbove(effect, 0)
  if (chanceAbove(effect, -matters) - chanceAbove(effect, matters) >= 0.95) return 'no-difference-that-matters'
  if (above >= 0.975) return 'lasts-longer'
  return above <= 0.025 ? 'lasts-less' : 'cannot-tell-yet'
}

/** Precision grows with cohorts; `worthFinding` needs (1.96 + .84) standard errors. */
function cohortsNeeded({ sd }: Effect, cohorts: number, priorSd: number): number | null {
  const learned = sd ** -2 - priorSd ** -2
  if (learned <= 0) return null
  const needed = ((1.96 + 0.84) / worthFinding) ** 2 - priorSd ** -2
  return Math.max(0, Math.ceil((cohorts * needed) / learned) - cohorts)
}
