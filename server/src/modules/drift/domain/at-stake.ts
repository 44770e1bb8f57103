import type { Id, PlainDate } from '@cadre/kernel'
import type { CertificationDrift, GuideChange, Retirement } from './certification-drift.ts'

export type StakeKind = 'blueprint' | 'question' | 'demand' | 'cohort' | 'seat' | 'exam' | 'voucher' | 'certificate'

/** Something that rests on a certification, as the module that owns it tells it: facts, not yet a judgement. */
export type AtStake = {
  readonly certificationId: Id<'crt'>
  readonly kind: StakeKind
  readonly id: string
  readonly title: string
  /** How many people it concerns; 0 where it concerns none in particular. */
  readonly people: number
  /** The last day that counts: end of the cohort, day of the exam, date of the need, day the certificate expires. */
  readonly until: PlainDate | null
  /** The guide version it was made from; null: it does not depend on one. */
  readonly guideVersion: string | null
}

export type Reason = 'retirement' | 'guide'
export type Affected = AtStake & { readonly because: readonly Reason[] }

/** How long a thing needs its exam to be there: to that day, with no end, or no longer. */
type Need = PlainDate | 'open' | 'over'

/** `standing`: as long as it exists. `dated`: to its day. `owed`: until met, however late. `renewed`: on the day it expires. */
type NeedRule = 'standing' | 'dated' | 'owed' | 'renewed'
const ruleOf: Readonly<Record<StakeKind, NeedRule>> = {
  blueprint: 'standing',
  question: 'standing',
  demand: 'owed',
  cohort: 'dated',
  seat: 'dated',
  exam: 'dated',
  voucher: 'dated',
  certificate: 'renewed',
}

const needBy: Readonly<Record<NeedRule, (until: PlainDate | null, today: PlainDate) => Need>> = {
  standing: () => 'open',
  dated: (until, today) => (until === null ? 'open' : until < today ? 'over' : until),
  owed: (until, today) => (until === null ? 'open' : until < today ? today : until),
  renewed: (until, today) => (until === null || until <= today ? 'over' : until),
}

const reaches = (need: Need, from: PlainDate | null): boolean =>
  need !== 'over' && (need === 'open' || from === null || need >= from)

const retires = (retirement: Retirement | null, need: Need): boolean =>
  retirement !== null && reaches(need, retirement.on)

const outdates = (guide: GuideChange | null, { guideVersion }: AtStake, need: Need): boolean =>
  guide !== null && guideVersion !== null && guideVersion.trim() !== guide.label.trim() && reaches(need, guide.from)

/** Which of the things that rest on a certification its drift reaches, and by which change (C2). */
export function affectedBy(
  { retirement, guide }: CertificationDrift,
  atStake: readonly AtStake[],
  today: PlainDate,
): Affected[] {
  return atStake.flatMap((stake) => {
    const need = needBy[ruleOf[stake.kind]](stake.until, today)
    const because: Reason[] = [
      ...(retires(retirement, need) ? (['retirement'] as const) : []),
      ...(outdates(guide, stake, need) ? (['guide'] as const) : []),
    ]
    return because.length === 0 ? [] : [{ ...stake, because }]
  })
}
