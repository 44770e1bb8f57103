import './today-page.css'
import { readReviewDay, readToday, type ReplyOf } from '@cadre/contracts'
import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { IconSun } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
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
import { Attending, Leading } from './sessions.tsx'
import { firstThing, type Next, type ReviewDay } from './first-thing.ts'
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
  return (
    <>
      <PageHeader title="Today" about={dateText(todayIn(zone, browserClock()), 'spoken')} more={<OwnHours />} />
      <Loaded of={today} rows={8}>
        {(found) => (
          <div className="today-page">
            <First next={found.next} day={day} />
            <Invitations invitations={found.invitations} />
            <Leading entries={found.leading} />
            <Attending entries={found.attending} />
            <Work work={found.work} />
            <FollowUps />
            {day && <MyDay day={day} />}
            <OwnReadiness />
            {day && <Harder />}
            <Extras />
            <MyPeople manages={manages} />
            {!manages && isQuiet(found) && <Quiet />}
          </div>
        )}
      </Loaded>
    </>
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

function First({ next, day }: { readonly next: Next | null; readonly day: ReviewDay | null }) {
  const first = firstThing(next, day, browserClock())
  if (first === 'reviews' && day) return <ReviewsNext day={day} />
  return first === 'next' && next ? <NextStep next={next} /> : null
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
