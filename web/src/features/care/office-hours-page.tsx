import './care-page.css'
import { readMyCare, readOfficeHours } from '@cadre/contracts'
import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { IconMessageCircle } from '@tabler/icons-react'
import { useState } from 'react'
import { useHere } from '../../api/here.ts'
import { useReading } from '../../api/reading.ts'
import { dateText } from '../../lib/format/date.ts'
import { Panel } from '../../ui/data/panel.tsx'
import { EmptyState } from '../../ui/feedback/empty-state.tsx'
import { Loaded } from '../../ui/feedback/loaded.tsx'
import { PageHeader } from '../../ui/shell/page-header.tsx'
import { OfferHours } from './offer-hours.tsx'
import { SlotList } from './slot-list.tsx'
import { Talks } from './talks.tsx'
import { stepCalled } from './words.ts'

/** Office hours to book or to offer; for whom something was agreed, the plan beside them (K8). */
export function OfficeHoursPage() {
  const { organisationId, at, may, personId } = useHere()
  const found = useReading(readOfficeHours, { params: { organisationId } })
  const [offering, setOffering] = useState(false)
  const offer = may('care.give') ? <Button onClick={() => setOffering(true)}>Offer office hours</Button> : undefined
  return (
    <>
      <PageHeader title="Office hours" {...(offer ? { action: offer } : {})} />
      <div className="care-page">
        {may('care.receive') && <Agreed />}
        <Loaded of={found} rows={6}>
          {({ slots }) =>
            slots.length === 0 ? (
              <EmptyState
                title="No office hours are ahead"
                icon={<IconMessageCircle size={24} stroke={1.5} aria-hidden />}
                action={
                  offer ?? (
                    <Button component={Link} to={at('today')} variant="default">
                      Back to today
                    </Button>
                  )
                }
              >
                Trainers offer slots here; each is booked by one person and appears in both calendars.
              </EmptyState>
            ) : (
              <SlotList slots={slots} personId={personId} />
            )
          }
        </Loaded>
      </div>
      {offering && <OfferHours onClose={() => setOffering(false)} />}
    </>
  )
}

/** The plan that was agreed with oneself, and the notes that were shared. */
function Agreed() {
  const { organisationId } = useHere()
  const { value } = useReading(readMyCare, { params: { organisationId } })
  if (!value || (value.plans.length === 0 && value.talks.length === 0)) return null
  return (
    <>
      {value.plans.map(({ planId, cohortName, steps, ownerName, followUpOn }) => (
        <Panel key={planId} title={`What we agreed, ${cohortName}`}>
          <div className="care-page-body">
            <ul className="care-page-list">
              {steps.map(({ kind, words, url, dueOn, done }) => (
                <li key={`${kind} ${words}`}>
                  <span>
                    {url === null ? words : <a href={url}>{words}</a>}
                    {done && ' (done)'}
                  </span>
                  <span className="care-page-quiet">
                    {stepCalled[kind]}
                    {dueOn !== null && `, until ${dateText(dueOn, 'full')}`}
                  </span>
                </li>
              ))}
            </ul>
            <p className="care-page-quiet">
              {ownerName} looks at it again on {dateText(followUpOn, 'full')}
            </p>
          </div>
        </Panel>
      ))}
      {value.talks.length > 0 && <Talks talks={value.talks} />}
    </>
  )
}
