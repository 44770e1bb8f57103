import type { Reason, Standing, Support } from '@cadre/assembly'
import { addDays, type Id, type PlainDate } from '@cadre/kernel'

/** What a module tells of a person in a cohort: facts with a day and words, not yet a judgement. */
export type Sign =
  | { readonly kind: 'absence' | 'practice' | 'missed-checkpoint'; readonly on: PlainDate; readonly words: string }
  | {
      readonly kind: 'forecast'
      readonly on: PlainDate
      readonly words: string
      readonly probability: number
      readonly high: number
    }
  | ({ readonly kind: 'support' } & Support)
export type SignOf = Sign & { readonly personId: Id<'per'> }

type Learner = { readonly personId: Id<'per'>; readonly joinedOn: PlainDate }

/** Where somebody stands, from what all sources told; `peopleAtRisk` judges it. */
export function standingFrom({ personId, joinedOn }: Learner, signs: readonly Sign[]): Standing {
  const practised = signs.flatMap((sign) => (sign.kind === 'practice' ? [sign.on] : []))
  const forecast = signs.findLast((sign) => sign.kind === 'forecast')
  return {
    learner: personId,
    absences: signs.filter(({ kind }) => kind === 'absence').length,
    lastPractice: [joinedOn, ...practised].reduce((last, on) => (on > last ? on : last)),
    missedCheckpoints: signs.filter(({ kind }) => kind === 'missed-checkpoint').length,
    support: signs.flatMap((sign) => (sign.kind === 'support' ? [sign] : [])),
    ...(forecast && { forecast: { probability: forecast.probability, high: forecast.high } }),
  }
}

export type ReasonShown = {
  readonly kind: Reason['kind']
  readonly words: string
  readonly rows: readonly { readonly on: PlainDate; readonly words: string }[]
}
const counted = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`
const percent = (share: number) => `${Math.round(100 * share)}%`

/** A reason in words, with the rows it rests on: every number opens its rows. */
export function reasonShown(reason: Reason, signs: readonly Sign[], today: PlainDate): ReasonShown {
  const rows = (kind: 'absence' | 'practice' | 'missed-checkpoint' | 'forecast') =>
    signs.flatMap((sign) => (sign.kind === kind ? [{ on: sign.on, words: sign.words }] : []))
  switch (reason.kind) {
    case 'absences':
      return { kind: reason.kind, words: counted(reason.count, 'absence', 'absences'), rows: rows('absence') }
    case 'missed-checkpoints':
      return {
        kind: reason.kind,
        words: counted(reason.count, 'checkpoint missed', 'checkpoints missed'),
        rows: rows('missed-checkpoint'),
      }
    case 'no-practice': {
      const last = rows('practice').at(-1)
      const begun = { on: addDays(today, -reason.days), words: 'Joined; no practice since' }
      return {
        kind: reason.kind,
        words: `No practice for ${counted(reason.days, 'day', 'days')}`,
        rows: [last ?? begun],
      }
    }
    case 'forecast': {
      const words = `Chance of passing ${percent(reason.probability)}, at best ${percent(reason.high)}`
      return { kind: reason.kind, words, rows: rows('forecast') }
    }
  }
}
