import type { myAssessments, ReplyOf } from '@cadre/contracts'

export type Mine = ReplyOf<typeof myAssessments>['items'][number]
export type MyAttempt = Mine['attempts'][number]

/** The one thing to do about an assessment now. */
export type Next =
  | { readonly kind: 'continue'; readonly attempt: MyAttempt }
  | { readonly kind: 'start' }
  | { readonly kind: 'review'; readonly attempt: MyAttempt }
  | { readonly kind: 'wait'; readonly for: 'opening' | 'review' }
  | { readonly kind: 'nothing' }

/** By what the server says: this browser's clock may be a day off. */
export function nextOf(mine: Mine): Next {
  const attempt = mine.attempts.find(({ phase }) => phase === 'open')
  if (attempt) return { kind: 'continue', attempt }
  if (mine.open && mine.attemptsLeft > 0) return { kind: 'start' }
  const reviewed = mine.attempts.findLast(({ reviewOpen }) => reviewOpen)
  if (reviewed) return { kind: 'review', attempt: reviewed }
  if (mine.attempts.length > 0) return mine.review === 'never' ? { kind: 'nothing' } : { kind: 'wait', for: 'review' }
  return mine.opensLater ? { kind: 'wait', for: 'opening' } : { kind: 'nothing' }
}

/** Minutes there are for it: of what is under way those that are left. Null: no limit. */
export const minutesFor = ({ myMinutes }: Mine, next: Next): number | null =>
  next.kind === 'continue' ? next.attempt.minutesLeft : myMinutes

const urgency: Readonly<Record<Next['kind'], number>> = { continue: 0, start: 1, review: 2, wait: 3, nothing: 4 }

/** What can be done first, and of that what closes first. */
export function byUrgency(a: Mine, b: Mine): number {
  const rank = urgency[nextOf(a).kind] - urgency[nextOf(b).kind]
  return rank === 0 ? closing(a) - closing(b) : rank
}

const closing = ({ closesAt }: Mine): number => (closesAt === null ? Number.MAX_SAFE_INTEGER : Date.parse(closesAt))

/** What is left of an attempt grows less while a page stands open: how long after an answer it is asked again; null: it is not. */
export const againWhileWriting = ({ items }: { readonly items: readonly Mine[] }): number | null =>
  items.some((mine) => nextOf(mine).kind === 'continue') ? 60_000 : null
