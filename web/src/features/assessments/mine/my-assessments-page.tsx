import './mine.css'
import { myAssessments } from '@cadre/contracts'
import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { IconClipboardCheck } from '@tabler/icons-react'
import { againWhileWriting, byUrgency, minutesFor, type Mine, type Next, nextOf } from '../../../api/attempt/next-of.ts'
import { endWords, nextAction, wayCalled, wayTo } from '../../../api/attempt/next-words.ts'
import { useHere } from '../../../api/here.ts'
import { useReading } from '../../../api/reading.ts'
import { minutesText } from '../../../lib/format/duration.ts'
import { spanText } from '../../../lib/format/moment.ts'
import { countText } from '../../../lib/format/number.ts'
import { instantAt } from '../../../lib/format/wire.ts'
import { Mark } from '../../../ui/data/mark.tsx'
import { NextAction } from '../../../ui/data/next-action.tsx'
import { EmptyState } from '../../../ui/feedback/empty-state.tsx'
import { Loaded } from '../../../ui/feedback/loaded.tsx'
import { PageHeader } from '../../../ui/shell/page-header.tsx'
import { kindCalled } from '../words.ts'
import { BringAnswers } from './bring-answers.tsx'
import { EarlierReviews } from './earlier-reviews.tsx'

/** What I may take, have open and have taken; each with one thing to do next. */
export function MyAssessmentsPage() {
  const { organisationId } = useHere()
  const mine = useReading(myAssessments, { params: { organisationId } }, againWhileWriting)
  return (
    <>
      <PageHeader title="My assessments" />
      <Loaded of={mine}>{({ items }) => (items.length === 0 ? <Nothing /> : <List items={items} />)}</Loaded>
      <BringAnswers />
    </>
  )
}

function List({ items }: { readonly items: readonly Mine[] }) {
  const { zone } = useHere()
  const sorted = items.toSorted(byUrgency)
  const [first, ...rest] = sorted
  if (!first) return null
  const next = nextOf(first)
  const urgent = next.kind === 'continue' || next.kind === 'start'
  return (
    <div className="mine">
      {urgent && (
        <div>
          <NextAction
            {...nextAction(first, next)}
            reason={[kindCalled[first.kind], countText(first.questions, 'question'), endWords(first, next, zone)]
              .filter(Boolean)
              .join(', ')}
            action={<Act mine={first} next={next} primary />}
          />
          <EarlierReviews attempts={first.attempts} />
        </div>
      )}
      <ul className="mine-list">
        {(urgent ? rest : sorted).map((each) => (
          <Line key={each.assessmentId} mine={each} next={nextOf(each)} />
        ))}
      </ul>
    </div>
  )
}

function timeWords(mine: Mine, next: Next): string {
  const minutes = minutesFor(mine, next)
  if (minutes === null) return 'no time limit'
  return next.kind === 'continue' ? `${minutesText(minutes)} left` : minutesText(minutes)
}

type LineProps = { readonly mine: Mine; readonly next: Next }

function Line({ mine, next }: LineProps) {
  const { zone } = useHere()
  return (
    <li className="mine-line">
      <div>
        <h2>{mine.title}</h2>
        <p>
          {kindCalled[mine.kind]} · {countText(mine.questions, 'question')} · {timeWords(mine, next)}
        </p>
        {next.kind === 'wait' && (
          <Mark tone="calm" wraps>
            {next.for === 'opening' && mine.opensAt !== null
              ? `Opens ${spanText({ from: instantAt(mine.opensAt) }, zone)}`
              : 'Submitted. The review is not open yet'}
          </Mark>
        )}
        {next.kind === 'nothing' && <Mark tone="calm">{mine.attempts.length > 0 ? 'Submitted' : 'Closed'}</Mark>}
        <EarlierReviews attempts={mine.attempts} />
      </div>
      <Act mine={mine} next={next} />
    </li>
  )
}

function Act({ mine, next, primary = false }: LineProps & { readonly primary?: boolean }) {
  const { at } = useHere()
  const variant = primary ? 'filled' : 'default'
  switch (next.kind) {
    case 'continue':
    case 'start':
      return (
        <Button component={Link} to={at(wayTo(mine, next))} variant={variant}>
          {wayCalled(next)}
        </Button>
      )
    case 'review':
      return (
        <Button component={Link} to={at(`attempts/${next.attempt.attemptId}/review`)} variant={variant}>
          Read the review
        </Button>
      )
    case 'wait':
    case 'nothing':
      return null
  }
}

function Nothing() {
  const { at } = useHere()
  return (
    <EmptyState
      title="Nothing to take"
      icon={<IconClipboardCheck size={24} stroke={1.5} aria-hidden />}
      action={
        <Button component={Link} to={at('today')} variant="default">
          See what is next for you
        </Button>
      }
    >
      Diagnostics, quizzes and practice exams of your cohorts stand here when they open, and their reviews afterwards.
    </EmptyState>
  )
}
