import type { Zone } from '@cadre/kernel'
import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { type Mine, minutesFor, nextOf } from '../../api/attempt/next-of.ts'
import { useHere } from '../../api/here.ts'
import { minutesText } from '../../lib/format/duration.ts'
import { spanText } from '../../lib/format/moment.ts'
import { countText } from '../../lib/format/number.ts'
import { instantAt } from '../../lib/format/wire.ts'
import { NextAction } from '../../ui/data/next-action.tsx'
import { Panel } from '../../ui/data/panel.tsx'

/** An assessment as the one thing to do next. */
export function AssessmentNext({ mine }: { readonly mine: Mine }) {
  const { at, zone } = useHere()
  const next = nextOf(mine)
  const minutes = minutesFor(mine, next)
  const ends = endOf(mine, zone)
  return (
    <NextAction
      title={next.kind === 'continue' ? `Go on with ${mine.title}` : mine.title}
      minutes={minutes ?? mine.questions * 2}
      left={next.kind === 'continue' && minutes !== null}
      {...(ends !== null && { reason: ends })}
      action={
        <Button component={Link} to={at(wayTo(mine))}>
          {next.kind === 'continue' ? 'Continue' : 'Read and start'}
        </Button>
      }
    />
  )
}

/** What is to be taken. @param assessments as `toTake` orders them. */
export function Assessments({ assessments }: { readonly assessments: readonly Mine[] }) {
  const { at } = useHere()
  if (assessments.length === 0) return null
  return (
    <Panel title="Assessments" aside={<Link to={at('my-assessments')}>All of mine</Link>}>
      <ul className="today-page-list">
        {assessments.map((mine) => (
          <Line key={mine.assessmentId} mine={mine} />
        ))}
      </ul>
    </Panel>
  )
}

function Line({ mine }: { readonly mine: Mine }) {
  const { at, zone } = useHere()
  const next = nextOf(mine)
  const minutes = minutesFor(mine, next)
  const ends = endOf(mine, zone)
  return (
    <li>
      <span className="today-page-line">
        <Link to={at(wayTo(mine))}>{mine.title}</Link>
        <small>{countText(mine.questions, 'question')}</small>
      </span>
      <span className="today-page-aside">
        {minutes === null ? 'no time limit' : minutesText(minutes)}
        {next.kind === 'continue' && (minutes === null ? ', under way' : ' left')}
        {ends !== null && <small>{ends}</small>}
      </span>
    </li>
  )
}

function wayTo(mine: Mine): string {
  const next = nextOf(mine)
  return next.kind === 'continue' ? `exam/${next.attempt.attemptId}` : `my-assessments/${mine.assessmentId}`
}

/** Until when it can be written or started; null: for good. */
function endOf(mine: Mine, zone: Zone): string | null {
  const next = nextOf(mine)
  const end = next.kind === 'continue' ? next.attempt.deadlineAt : mine.closesAt
  if (end === null) return null
  return `${next.kind === 'continue' ? 'ends' : 'open until'} ${spanText({ from: instantAt(end) }, zone)}`
}
