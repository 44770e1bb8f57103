import { ok, refuse, type Ok, type Refusal } from '@cadre/kernel'
import type { AssessmentState } from './assessment.ts'

export const assessmentEvents = ['change', 'draw', 'publish', 'close', 'release', 'cancel'] as const
export type AssessmentEvent = (typeof assessmentEvents)[number]

/** Every state against every event: the state after it, or null where it is refused. Saying a thing twice is no error. */
export const transitions: Readonly<Record<AssessmentState, Readonly<Record<AssessmentEvent, AssessmentState | null>>>> =
  {
    draft: { change: 'draft', draw: 'draft', publish: 'published', close: null, release: null, cancel: 'cancelled' },
    published: {
      change: 'published',
      draw: 'published',
      publish: 'published',
      close: 'closed',
      release: 'published',
      cancel: null,
    },
    closed: { change: 'closed', draw: null, publish: null, close: 'closed', release: 'closed', cancel: null },
    cancelled: { change: null, draw: null, publish: null, close: null, release: null, cancel: 'cancelled' },
  }

/** The state after an event. */
export function after(
  state: AssessmentState,
  event: AssessmentEvent,
): Ok<AssessmentState> | Refusal<'assessments.wrong-state', { state: AssessmentState }> {
  const next = transitions[state][event]
  return next === null ? refuse('assessments.wrong-state', { state }) : ok(next)
}
