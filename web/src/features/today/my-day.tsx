import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useHere } from '../../api/here.ts'
import { dateText } from '../../lib/format/date.ts'
import { NextAction } from '../../ui/data/next-action.tsx'
import { Panel } from '../../ui/data/panel.tsx'
import type { ReviewDay } from './first-thing.ts'

const reviewsText = (count: number): string => (count === 1 ? '1 review' : `${count} reviews`)

/** Reviews as the one thing to do next. */
export function ReviewsNext({ day }: { readonly day: ReviewDay }) {
  const { at } = useHere()
  const goal = day.learning.find(({ goal }) => goal.kind === 'exam')?.goal
  return (
    <NextAction
      title={reviewsText(day.reviews.length)}
      minutes={Math.max(1, Math.round(day.minutes))}
      reason={goal && goal.from !== 'assumed' ? `${goal.days} days to the exam` : 'before you forget them'}
      action={
        <Button component={Link} to={at('day')}>
          Start reviewing
        </Button>
      }
    />
  )
}

/** What self-paced work brings for each exam, and the way to it. */
export function MyDay({ day }: { readonly day: ReviewDay }) {
  const { at } = useHere()
  return (
    <Panel title="My day" aside={<Link to={at('day')}>Log study, assignments, reviews</Link>}>
      {day.learning.length === 0 ? (
        <p className="today-page-none">
          Questions that you answer come back here shortly before you would forget them. None were answered yet.
        </p>
      ) : (
        <ul className="today-page-list">
          {day.learning.map((each) => (
            <li key={each.certificationId}>
              <span className="today-page-line">
                <strong>{each.code}</strong>
                <small>{goalText(each.goal)}</small>
              </span>
              <span className="today-page-aside">
                <span>
                  {percent(each.with)} known then
                  {each.with > each.without && `, ${percent(each.without)} without today's reviews`}
                </span>
                <small>{spreadText(each)}</small>
              </span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}

type Learning = ReviewDay['learning'][number]

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`

function goalText({ kind, on, from }: Learning['goal']): string {
  if (kind === 'retention') return `for ${dateText(on, 'full')}: 90 days after the exam`
  const exam = {
    booked: 'booked exam',
    cohort: 'exam, if soon after the last session',
    assumed: 'no exam date yet: assumed',
  }
  return `for ${dateText(on, 'full')}: ${exam[from]}`
}

const spreadText = ({ questions, spread }: Learning): string =>
  spread === null
    ? `of ${questions} questions met so far`
    : `what piled up is spread over ${spread.days} days${spread.leftOut > 0 ? `; ${spread.leftOut} of little worth wait` : ''}`
