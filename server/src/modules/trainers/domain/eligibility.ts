import type { PlainDate } from '@cadre/kernel'
import type { Trainer } from './trainer.ts'

export type HeldCertificate = { readonly expiresOn: PlainDate | null; readonly score: number | null }
/** A published pass mark; `top` null: it has no scale. */
export type PassMark = { readonly value: number; readonly top: number | null }

/** What speaks for one person teaching one certification. Certificates are those of this certification alone. */
export type Evidence = {
  readonly trainer: Trainer
  readonly certificates: readonly HeldCertificate[]
  readonly passMarks: readonly PassMark[]
  readonly today: PlainDate
}

export type CriterionName = 'certificate' | 'score' | 'hands-on' | 'willing' | 'capacity' | 'explains-well'
/** `met` null: not known. */
export type Criterion = { readonly criterion: CriterionName; readonly met: boolean | null; readonly words: string }

/** T1: a year of hands-on use. */
export const handsOnMonthsAsked = 12
/** Two sessions of 90 minutes, the usual week of a cohort (K1). */
export const weeklyMinutesAsked = 180
/** A score is high from here on, in percent of the way from the pass mark to full marks. (Integers keep whole scores exact.) */
const highPercent = 80

const blocking: ReadonlySet<CriterionName> = new Set(['certificate', 'hands-on', 'willing'])

export const criteriaOf = (evidence: Evidence): Criterion[] => [
  certificateCriterion(evidence),
  scoreCriterion(evidence),
  handsOnCriterion(evidence.trainer),
  evidence.trainer.willing
    ? { criterion: 'willing', met: true, words: 'Willing to teach.' }
    : { criterion: 'willing', met: false, words: 'Not willing to teach at the moment.' },
  capacityCriterion(evidence.trainer),
  explainsWellCriterion(evidence.trainer),
]

const blockers = (criteria: readonly Criterion[]): Criterion[] =>
  criteria.filter(({ criterion, met }) => blocking.has(criterion) && met !== true)

/** Every blocking criterion is known to be met; the others inform the choice between those who are eligible. */
export const isEligible = (criteria: readonly Criterion[]): boolean => blockers(criteria).length === 0

/** The sentences that stand against somebody; empty exactly when they are eligible. */
export const reasonsAgainst = (criteria: readonly Criterion[]): string[] => blockers(criteria).map(({ words }) => words)

/** The day of expiry is the first on which a certificate does not count any more. */
const isValidOn = ({ expiresOn }: HeldCertificate, today: PlainDate): boolean => expiresOn === null || expiresOn > today

/** The latest expiry; a certificate without one outlasts every other. */
const lastExpiry = (certificates: readonly HeldCertificate[]): PlainDate | null =>
  certificates
    .map(({ expiresOn }) => expiresOn)
    .reduce((last, expiry) => (last === null || expiry === null ? null : expiry > last ? expiry : last))

function certificateCriterion({ certificates, today }: Evidence): Criterion {
  const criterion = 'certificate'
  if (certificates.length === 0)
    return { criterion, met: false, words: 'No certificate for the version taught is recorded.' }
  const valid = certificates.filter((certificate) => isValidOn(certificate, today))
  const expiry = lastExpiry(valid.length > 0 ? valid : certificates)
  if (valid.length === 0) return { criterion, met: false, words: `The certificate expired on ${expiry}.` }
  const until = expiry === null ? 'without an expiry date' : `until ${expiry}`
  return { criterion, met: true, words: `The certificate is valid ${until}.` }
}

/** Where sources differ on the pass mark the most demanding decides: they are never averaged (C1). */
function highScore(passMarks: readonly PassMark[]): number | null {
  const thresholds = passMarks.flatMap(({ value, top }) =>
    top === null || top <= value ? [] : [(value * (100 - highPercent) + top * highPercent) / 100],
  )
  return thresholds.length === 0 ? null : Math.max(...thresholds)
}

function scoreCriterion({ certificates, passMarks }: Evidence): Criterion {
  const criterion = 'score'
  const scores = certificates.flatMap(({ score }) => (score === null ? [] : [score]))
  if (scores.length === 0) return { criterion, met: null, words: 'The exam score is not recorded.' }
  const high = highScore(passMarks)
  if (high === null)
    return { criterion, met: true, words: 'A score is recorded; no scale is known to hold it against.' }
  // The number itself stays with those who may read certificates.
  const met = Math.max(...scores) >= high
  const from = Math.ceil(high)
  return { criterion, met, words: met ? `A high score: ${from} or more.` : `Below ${from}, where a high score begins.` }
}

function handsOnCriterion({ handsOnMonths }: Trainer): Criterion {
  const criterion = 'hands-on'
  if (handsOnMonths === null) return { criterion, met: null, words: 'Months of hands-on use are not recorded.' }
  if (handsOnMonths >= handsOnMonthsAsked)
    return { criterion, met: true, words: `${handsOnMonths} months of hands-on use.` }
  return {
    criterion,
    met: false,
    words: `Hands-on use so far: ${handsOnMonths} of the ${handsOnMonthsAsked} months asked for.`,
  }
}

function capacityCriterion({ weeklyMinutes }: Trainer): Criterion {
  const met = weeklyMinutes >= weeklyMinutesAsked
  const words = met
    ? `${weeklyMinutes} minutes a week, enough for two sessions.`
    : `${weeklyMinutes} minutes a week; two sessions take ${weeklyMinutesAsked}.`
  return { criterion: 'capacity', met, words }
}

function explainsWellCriterion({ explainsWell }: Trainer): Criterion {
  const words =
    explainsWell === null
      ? 'Nobody has judged yet how well they explain.'
      : explainsWell
        ? 'Explains well.'
        : 'Explaining is not a strength yet.'
  return { criterion: 'explains-well', met: explainsWell, words }
}
