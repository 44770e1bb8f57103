import './plan-preview.css'
import { type planCohort, type ReplyOf } from '@cadre/contracts'
import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { dateText } from '../../../lib/format/date.ts'
import { minutesText } from '../../../lib/format/duration.ts'
import { readable } from '../../../lib/format/readable.ts'
import { countText } from '../../../lib/format/number.ts'
import { Mark } from '../../../ui/data/mark.tsx'
import { ConflictList } from '../conflict-list.tsx'
import { chosenBy, type Choose } from './plan-choice.ts'

type Answer = ReplyOf<typeof planCohort>
type Plan = Answer['plan']
type Props = { readonly answer: Answer; readonly choose: Choose; readonly stale: boolean }

/** The calendar that the choices compile to, what is wrong with it, and what would be better. */
export function PlanPreview({ answer: { plan, alternatives }, choose, stale }: Props) {
  const [first] = plan.sessions
  const better = alternatives.flatMap((one) => (one.request === null ? [] : [{ ...one, request: one.request }]))
  return (
    <div className="plan-preview" aria-busy={stale}>
      <p className="plan-preview-sum">
        <b>{countText(plan.sessions.length, 'session')}</b>
        {first && (
          <>
            , {dateText(first.date)} to {dateText(plan.endsOn, 'full')}
          </>
        )}
        <span>
          {minutesText(plan.sessions.reduce((sum, { minutes }) => sum + minutes, 0))} live ·{' '}
          {countText(plan.tasks.length, 'piece')} of work between sessions
        </span>
      </p>
      <Part title="Conflicts" count={plan.conflicts.length}>
        {plan.conflicts.length === 0 ? (
          <Mark tone="good">No conflicts with anybody's calendar</Mark>
        ) : (
          <ConflictList conflicts={plan.conflicts} />
        )}
      </Part>
      {better.length > 0 && (
        <Part title="Instead you could" count={better.length}>
          <ul className="plan-preview-better">
            {better.map(({ words, request, weightLeft }) => (
              <li key={words}>
                <span>
                  {readable(words)}
                  <small>{weightLeft === 0 ? 'Leaves no conflict' : 'Leaves some conflicts'}</small>
                </span>
                <Button variant="default" size="compact-sm" onClick={() => choose(chosenBy(request))}>
                  Take it<span className="visually-hidden">: {readable(words)}</span>
                </Button>
              </li>
            ))}
          </ul>
        </Part>
      )}
      {plan.advice.length > 0 && (
        <Part title="Worth knowing" count={plan.advice.length}>
          <ConflictList conflicts={plan.advice} />
        </Part>
      )}
      {plan.skippedHolidays.length > 0 && (
        <Part title="Holidays kept clear" count={plan.skippedHolidays.length}>
          <p className="plan-preview-holidays">
            {plan.skippedHolidays.map(({ date, name }) => `${dateText(date)} ${name}`).join(' · ')}
          </p>
        </Part>
      )}
      <Part title="Sessions" count={plan.sessions.length}>
        <Sessions plan={plan} />
      </Part>
    </div>
  )
}

type PartProps = { readonly title: string; readonly count: number; readonly children: ReactNode }

const Part = ({ title, count, children }: PartProps) => (
  <section className="plan-preview-part">
    <h3>
      {title} <span>{count}</span>
    </h3>
    {children}
  </section>
)

function Sessions({ plan }: { readonly plan: Plan }) {
  const troubled = new Set(plan.conflicts.map(({ sessionKey }) => sessionKey))
  return (
    <ol className="plan-preview-sessions">
      {plan.sessions.map(({ key, title, date, time, minutes, kind, week }) => (
        <li key={key} data-exam={kind === 'practice-exam'}>
          <span className="plan-preview-week">{week}</span>
          <span className="plan-preview-when">
            {dateText(date, 'day')}, {time}
          </span>
          <span className="plan-preview-title">
            {title}
            {minutes !== 90 && <small>{minutesText(minutes)}</small>}
          </span>
          {troubled.has(key) && <Mark tone="warn">conflict</Mark>}
        </li>
      ))}
    </ol>
  )
}
