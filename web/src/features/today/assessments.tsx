import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { type Mine, minutesFor, nextOf } from '../../api/attempt/next-of.ts'
import { endWords, nextAction, wayCalled, wayTo } from '../../api/attempt/next-words.ts'
import { useHere } from '../../api/here.ts'
import { minutesText } from '../../lib/format/duration.ts'
import { countText } from '../../lib/format/number.ts'
import { NextAction } from '../../ui/data/next-action.tsx'
import { Panel } from '../../ui/data/panel.tsx'

/** An assessment as the one thing to do next. */
export function AssessmentNext({ mine }: { readonly mine: Mine }) {
  const { at, zone } = useHere()
  const next = nextOf(mine)
  return (
    <NextAction
      {...nextAction(mine, next)}
      reason={endWords(mine, next, zone) ?? undefined}
      action={
        <Button component={Link} to={at(wayTo(mine, next))}>
          {wayCalled(next)}
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
  const ends = endWords(mine, next, zone)
  return (
    <li>
      <span className="today-page-line">
        <Link to={at(wayTo(mine, next))}>{mine.title}</Link>
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
