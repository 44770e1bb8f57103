import type { listBlueprints, listCertifications, listTrainers, readOverview, ReplyOf } from '@cadre/contracts'

type Overview = ReplyOf<typeof readOverview>

/** What the path is read from; null where this person may not read it, or while it is being read. */
export type MaturityFacts = {
  readonly overview: Overview
  readonly certifications: ReplyOf<typeof listCertifications>['items'] | null
  readonly blueprints: ReplyOf<typeof listBlueprints>['items'] | null
  readonly trainers: ReplyOf<typeof listTrainers>['items'] | null
}

export const horizons = ['This week', 'This month', 'This quarter'] as const
export type Horizon = (typeof horizons)[number]

export type MaturityStep = {
  readonly horizon: Horizon
  readonly words: string
  /** What was counted. */
  readonly found: string
  readonly done: boolean
  readonly place: string
}

export const phases = ['pilot', 'expand', 'operationalise'] as const
export type Phase = (typeof phases)[number]

type Counts = {
  readonly demanded: number
  readonly published: number
  readonly testedLabs: number
  readonly eligible: number
  readonly started: number
  readonly withPeople: number
  readonly finished: number
  readonly programmes: number
}

const begun = new Set(['confirmed', 'running', 'finished'])

function countsOf({ overview, certifications, blueprints, trainers }: MaturityFacts): Counts {
  const live = overview.cohorts.filter(({ stage }) => begun.has(stage))
  return {
    demanded: certifications?.filter(({ demanded }) => demanded > 0).length ?? 0,
    published: blueprints?.filter(({ latestVersion, retired }) => latestVersion !== null && !retired).length ?? 0,
    testedLabs: blueprints?.reduce((sum, { outline }) => sum + outline.testedLabs, 0) ?? 0,
    eligible: trainers?.filter(({ eligibility }) => eligibility.some(({ eligible }) => eligible)).length ?? 0,
    started: Math.max(live.length, overview.totals.running + overview.totals.finished),
    withPeople: live.filter(({ confirmed }) => confirmed >= 3).length,
    finished: overview.totals.finished,
    programmes: new Set(live.map(({ certificationId }) => certificationId)).size,
  }
}

/** Pilot: 1 or 2 certifications. Expand: 3 to 5 and several cohorts. Operationalise: more, with cohorts behind it (E7). */
export function phaseOf(facts: MaturityFacts): Phase {
  const { programmes, started } = countsOf(facts)
  if (programmes > 5) return 'operationalise'
  return programmes >= 3 && started >= 3 ? 'expand' : 'pilot'
}

type Progress = readonly [count: number, needed: number]

/** The steps of the path, each ticked by what the organisation has, never by hand (E7). */
export function maturitySteps(facts: MaturityFacts): MaturityStep[] {
  const n = countsOf(facts)
  const step = (horizon: Horizon, words: string, [count, needed]: Progress, place: string): MaturityStep => ({
    horizon,
    words,
    found: `${Math.min(count, needed)} of ${needed}`,
    done: count >= needed,
    place,
  })
  return [
    step('This week', 'Record who needs which certification by when', [n.demanded, 1], 'catalogue'),
    step('This week', 'Find a trainer who is eligible', [n.eligible, 1], 'trainers'),
    step('This week', 'Publish a blueprint', [n.published, 1], 'blueprints'),
    step('This month', 'Start the first cohort', [n.started, 1], 'cohorts/new'),
    step('This month', 'Have 3 people or more accept their seats', [n.withPeople, 1], 'cohorts'),
    step('This month', 'Run the labs as written and mark them tested', [n.testedLabs, 3], 'blueprints'),
    step('This quarter', 'Finish a cohort', [n.finished, 1], 'cohorts'),
    step('This quarter', 'Cover a second certification', [n.published, 2], 'blueprints'),
    step('This quarter', 'Have a second eligible trainer', [n.eligible, 2], 'trainers'),
  ]
}
