import { ok, refuse, type Ok, type Refusal } from '@cadre/kernel'

/** draft: nobody knows · tentative: announced, people show interest · confirmed: invitations are out · cancelled: it will not take place. */
export type Stage = 'draft' | 'tentative' | 'confirmed' | 'cancelled'
export type StageEvent = 'announce' | 'confirm' | 'cancel'

/** Every stage against every event; null: refused. */
export const stageTransitions: Readonly<Record<Stage, Readonly<Record<StageEvent, Stage | null>>>> = {
  draft: { announce: 'tentative', confirm: 'confirmed', cancel: 'cancelled' },
  tentative: { announce: null, confirm: 'confirmed', cancel: 'cancelled' },
  confirmed: { announce: null, confirm: null, cancel: 'cancelled' },
  cancelled: { announce: null, confirm: null, cancel: null },
}

const past: Readonly<Record<StageEvent, string>> = { announce: 'announced', confirm: 'confirmed', cancel: 'cancelled' }

export function advance(
  stage: Stage,
  event: StageEvent,
): Ok<Stage> | Refusal<'cohorts.wrong-stage', { stage: string; event: string }> {
  const next = stageTransitions[stage][event]
  return next === null ? refuse('cohorts.wrong-stage', { stage, event: past[event] }) : ok(next)
}
