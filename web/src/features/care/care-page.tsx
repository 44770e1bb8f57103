import './care-page.css'
import { listNeedingCare } from '@cadre/contracts'
import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { IconHeartHandshake } from '@tabler/icons-react'
import { useHere } from '../../api/here.ts'
import { useReading } from '../../api/reading.ts'
import { dateText } from '../../lib/format/date.ts'
import { countText } from '../../lib/format/number.ts'
import { Mark } from '../../ui/data/mark.tsx'
import { Panel } from '../../ui/data/panel.tsx'
import { EmptyState } from '../../ui/feedback/empty-state.tsx'
import { Loaded } from '../../ui/feedback/loaded.tsx'
import { PageHeader } from '../../ui/shell/page-header.tsx'
import { Reasons } from './reasons.tsx'
import { type InNeed, stateCalled } from './words.ts'

/** People who need attention, most worthwhile first, each with its reasons (K8). */
export function CarePage() {
  const { organisationId, at } = useHere()
  const found = useReading(listNeedingCare, { params: { organisationId } })
  const count = found.value?.people.length ?? 0
  return (
    <>
      <PageHeader
        title="People who need attention"
        about={count === 0 ? undefined : <>{countText(count, 'person', 'people')}, most worthwhile first</>}
        more={
          <Button component={Link} to={at('office-hours')} variant="default">
            Office hours
          </Button>
        }
      />
      <Loaded of={found} rows={8}>
        {({ people }) =>
          people.length === 0 ? (
            <EmptyState
              title="Nobody is falling behind"
              icon={<IconHeartHandshake size={24} stroke={1.5} aria-hidden />}
              action={
                <Button component={Link} to={at('cohorts')} variant="default">
                  Look at the cohorts
                </Button>
              }
            >
              Two absences, a week without practice, a missed checkpoint or a forecast below one half put somebody here,
              with the rows behind it.
            </EmptyState>
          ) : (
            <div className="care-page">
              {people.map((person) => (
                <Person key={`${person.cohortId} ${person.personId}`} person={person} />
              ))}
            </div>
          )
        }
      </Loaded>
    </>
  )
}

function Person({ person }: { readonly person: InNeed }) {
  const { at } = useHere()
  const { name, cohortName, code, state, since, reasons, best, plan, lastTalkOn, followUpDue } = person
  const { tone, words } = stateCalled[state]
  return (
    <Panel title={name} aside={<Mark tone={tone}>{words}</Mark>}>
      <div className="care-page-body">
        <p className="care-page-quiet">
          {cohortName}, {code}. Since {dateText(since, 'full')}
          {lastTalkOn !== null && `; last talked ${dateText(lastTalkOn, 'full')}`}
        </p>
        <Reasons reasons={reasons} />
        {plan && (
          <p className="care-page-quiet">
            {plan.ownerName} looks again on {dateText(plan.followUpOn, 'full')}
          </p>
        )}
        {followUpDue && <Mark tone="bad">The follow-up is due</Mark>}
        {best && (
          <p className="care-page-quiet">
            Would help most: {best.words}, +{(best.gain * 100).toFixed(1)} points of chance
          </p>
        )}
        <div className="care-page-acts">
          <Button
            component={Link}
            to={at(`care/${person.cohortId}/${person.personId}`)}
            variant={followUpDue || state === 'open' ? 'filled' : 'default'}
          >
            {state === 'open' ? `Talk with ${name}` : `Open ${name}`}
          </Button>
        </div>
      </div>
    </Panel>
  )
}
