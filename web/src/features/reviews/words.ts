import type { openHarder, ReplyOf } from '@cadre/contracts'
import type { Queued, Study } from '../../api/self-paced/kept.ts'
import type { OutboxState } from '../../api/self-paced/outbox.ts'
import { percentText } from '../../lib/format/number.ts'

export type Assignment = Study['cohorts'][number]['assignments'][number]

export const assignmentCalled: Readonly<Record<Assignment['state'], string>> = {
  'not-begun': 'Not begun',
  begun: 'Begun',
  done: 'Done',
}

export const kindCalled: Readonly<Record<Assignment['kind'], string>> = {
  assignment: 'Assignment',
  checkpoint: 'Checkpoint',
  'self-paced': 'Self-paced',
}

type HarderWhy = ReplyOf<typeof openHarder>['questions'][number]['why']

const dayMs = 86_400_000
const daysText = (days: number): string => (days === 0 ? 'today' : days === 1 ? 'yesterday' : `${days} days ago`)

/** Why a question comes now, and what a review brings: in one line. */
export function whyText({ lastAt, recall, gain, lapses }: Queued['why'], now: number): string {
  const last = `You last met this ${daysText(Math.max(0, Math.round((now - Date.parse(lastAt)) / dayMs)))}`
  const chance = `the chance that you still know it is ${percentText(recall)}`
  const points = gain >= 0.05 ? `a review adds ${gain.toFixed(1)} points of 100 for the exam` : null
  const slipped = lapses > 1 ? `it slipped ${lapses} times before` : null
  return `${[`${last}; ${chance}`, points, slipped].filter((part) => part !== null).join('; ')}.`
}

/** Why somebody who is ahead gets this question, in one line. */
export const harderText = ({ share, chance }: HarderWhy): string =>
  `You would answer ${percentText(share)} of this domain's exam questions right today, this one with a chance of ` +
  `${percentText(chance)}; you have not met it before.`

/** How it stands with what was done: kept is never said before it is. */
export function syncText(
  { waiting, refused, held }: OutboxState,
  fresh: boolean,
): { tone: 'good' | 'warn' | 'bad' | 'calm'; words: string } {
  const things = waiting === 1 ? '1 entry' : `${waiting} entries`
  if (held === 'disk')
    return { tone: 'bad', words: 'This browser keeps nothing: stay connected, and do not close the page.' }
  if (held === 'signed-out')
    return { tone: 'warn', words: `Signed out. ${waiting > 0 ? `${things} kept here until you sign in.` : ''}`.trim() }
  if (refused > 0) return { tone: 'warn', words: `${refused} could not be taken by the server; they are kept here.` }
  if (waiting > 0)
    return held === 'unreached'
      ? { tone: 'warn', words: `No connection. ${things} kept on this device, sent when it is back.` }
      : { tone: 'calm', words: `Sending ${things}\u2026` }
  return fresh ? { tone: 'good', words: 'Everything is saved.' } : { tone: 'calm', words: 'As of the last connection.' }
}
