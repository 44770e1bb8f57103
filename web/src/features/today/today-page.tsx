import './today-page.css'
import { myAssessments, readReviewDay, readToday, type ReplyOf } from '@cadre/contracts'
import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { IconSun } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { againWhileWriting, type Mine } from '../../api/attempt/next-of.ts'
import { useHere } from '../../api/here.ts'
import { useOrganisation } from '../../api/session/use-session.ts'
import { reading, useReading } from '../../api/reading.ts'
import { browserClock, todayIn } from '../../lib/clock.ts'
import { dateText } from '../../lib/format/date.ts'
import { spanText } from '../../lib/format/moment.ts'
import { instantAt } from '../../lib/format/wire.ts'
import { readable } from '../../lib/format/readable.ts'
import { NextAction } from '../../ui/data/next-action.tsx'
import { EmptyState } from '../../ui/feedback/empty-state.tsx'
import { Loaded } from '../../ui/feedback/loaded.tsx'
import { PageHeader } from '../../ui/shell/page-header.tsx'
import { AssessmentNext, Assessments } from './assessments.tsx'
import { Attending, Leading } from './sessions.tsx'
import { firstThing, type Next, type ReviewDay, toTake } from './first-thing.ts'
import { MyDay, ReviewsNext } from './my-day.tsx'
import { MyPeople } from './my-people.tsx'
import { Extras } from './extras.tsx'
import { Harder } from './harder.tsx'
import { FollowUps } from './follow-ups.tsx'
import { Invitations } from './invitations.tsx'
import { OwnReadiness } from './own-readiness.tsx'
import { Work } from './work.tsx'

type Today = ReplyOf<typeof readToday>

const nextCalled: Readonly<Record<Next['kind'], string>> = {
  accept: 'Read and accept',
  prepare: 'Prepare the session',
  join: 'Open the session',
  study: 'Open the work',
}

/** The first screen of trainers, participants and managers: one thing to do next, what is due, then one's people. */
export function TodayPage() {
  const { organisationId, zone } = useHere()
  const manages = useOrganisation().roles.includes('manager')
  const today = useReading(readToday, { params: { organisationId } })
  const day = useReviewDay()
  const assessments = useToTake()
  return (
    <>
      <PageHeader title="Today" about={dateText(todayIn(zone, browserClock()), 'spoken')} more={<OwnHours />} />
      <Loaded of={today} rows={8}>
        {(found) => <Shown found={found} assessments={assessments} day={day} manages={manages} />}
      </Loaded>
    </>
  )
}

type ShownProps = {
  readonly found: Today
  readonly assessments: readonly Mine[]
  readonly day: ReviewDay | null
  readonly manages: boolean
}

function Shown({ found, assessments, day, manages }: ShownProps) {
  const [assessment = null] = assessments
  const first = firstThing({ next: found.next, day, assessment }, browserClock())
  return (
    <div className="today-page">
      {first === 'assessment' && assessment && <AssessmentNext mine={assessment} />}
      {first === 'reviews' && day && <ReviewsNext day={day} />}
      {first === 'next' && found.next && <NextStep next={found.next} />}
      <Invitations invitations={found.invitations} />
      <Leading entries={found.leading} />
      <Attending entries={found.attending} />
      <Assessments assessments={first === 'assessment' ? assessments.slice(1) : assessments} />
      <Work work={found.work} />
      <FollowUps />
      {day && <MyDay day={day} />}
      <OwnReadiness />
      {day && <Harder />}
      <Extras />
      <MyPeople manages={manages} />
      {!manages && first === null && isQuiet(found) && <Quiet />}
    </div>
  )
}

/** Null: not there yet, or of no concern to this person. */
function useReviewDay(): ReviewDay | null {
  const { organisationId, may } = useHere()
  const { data } = useQuery({
    ...reading(readReviewDay, { params: { organisationId } }),
    enabled: may('assessments.take'),
  })
  return data ?? null
}

/** Empty as well before the answer is there, and for who takes none. */
function useToTake(): Mine[] {
  const { organisationId, may } = useHere()
  const { data } = useQuery({
    ...reading(myAssessments, { params: { organisationId } }),
    enabled: may('assessments.take'),
    refetchInterval: ({ state: { data: known } }) => (known && againWhileWriting(known)) ?? false,
  })
  return toTake(data?.items ?? [])
}

const isQuiet = ({ next, leading, attending, work, invitations }: Today): boolean =>
  next === null && leading.length + attending.length + work.length + invitations.length === 0

function NextStep({ next }: { readonly next: Next }) {
  const { at, zone } = useHere()
  const onSession = next.sessionKey !== null && (next.kind === 'prepare' || next.kind === 'join')
  const place = onSession ? `/sessions/${next.sessionKey}` : ''
  return (
    <NextAction
      title={readable(next.words)}
      minutes={next.minutes}
      {...(next.due === null ? {} : { reason: `before ${spanText({ from: instantAt(next.due) }, zone)}` })}
      action={
        <Button
          renderRoot={(props) => (
            <Link
              {...props}
              to={at(`cohorts/${next.cohortId}${place}`)}
              search={next.kind === 'study' ? { view: 'work' } : {}}
            />
          )}
        >
          {nextCalled[next.kind]}
        </Button>
      }
    />
  )
}

/** Everybody who attends or leads says when they can. */
function OwnHours() {
  const { at, may } = useHere()
  if (!may('cohorts.join')) return null
  return (
    <Button component={Link} to={at('availability')} variant="default">
      My hours and days away
    </Button>
  )
}

function Quiet() {
  const { at } = useHere()
  return (
    <EmptyState
      title="Nothing is due"
      icon={<IconSun size={24} stroke={1.5} aria-hidden />}
      action={
        <Button component={Link} to={at('cohorts')} variant="default">
          Look at the cohorts
        </Button>
      }
    >
      Sessions that you lead or attend, work before them, and invitations stand here as soon as you are part of a
      cohort.
    </EmptyState>
  )
}
