import { Link } from '@tanstack/react-router'
import type { Mine } from '../../../api/attempt/next-of.ts'
import { useHere } from '../../../api/here.ts'
import { spanText } from '../../../lib/format/moment.ts'
import { percentText } from '../../../lib/format/number.ts'
import { instantAt } from '../../../lib/format/wire.ts'

/** The way to the review of each attempt whose review is open, also where another attempt comes next. */
export function EarlierReviews({ attempts }: Pick<Mine, 'attempts'>) {
  const { at, zone } = useHere()
  return attempts
    .filter(({ percent }) => percent !== null)
    .map(({ attemptId, percent, startedAt }) => (
      <p key={attemptId} className="mine-taken">
        <Link to={at(`attempts/${attemptId}/review`)}>Review: {percentText((percent ?? 0) / 100)}</Link>,{' '}
        {spanText({ from: instantAt(startedAt) }, zone)}
      </p>
    ))
}
