import type { Zone } from '@cadre/kernel'
import { spanText } from '../../lib/format/moment.ts'
import { instantAt } from '../../lib/format/wire.ts'
import { type Mine, minutesFor, type Next } from './next-of.ts'

/** A question takes two minutes where nothing limits it. */
const usualMinutes = 2

/** What stands at the top of a page about the one assessment that comes next. */
export function nextAction(mine: Mine, next: Next) {
  const minutes = minutesFor(mine, next)
  return {
    title: next.kind === 'continue' ? `Go on with ${mine.title}` : mine.title,
    minutes: minutes ?? mine.questions * usualMinutes,
    left: next.kind === 'continue' && minutes !== null,
  }
}

/** Until when it can be written or started; null: for good. */
export function endWords({ closesAt }: Mine, next: Next, zone: Zone): string | null {
  const end = next.kind === 'continue' ? next.attempt.deadlineAt : closesAt
  if (end === null) return null
  return `${next.kind === 'continue' ? 'ends' : 'open until'} ${spanText({ from: instantAt(end) }, zone)}`
}

/** The page, below the organisation, on which it is gone on with or begun. */
export const wayTo = ({ assessmentId }: Mine, next: Next): string =>
  next.kind === 'continue' ? `exam/${next.attempt.attemptId}` : `my-assessments/${assessmentId}`

/** What its button says. */
export const wayCalled = ({ kind }: Next): string => (kind === 'continue' ? 'Continue' : 'Read and start')
