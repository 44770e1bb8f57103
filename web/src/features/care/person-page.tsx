import './care-page.css'
import { readCare } from '@cadre/contracts'
import { Button, Menu } from '@mantine/core'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useHere } from '../../api/here.ts'
import { useReading } from '../../api/reading.ts'
import { readable } from '../../lib/format/readable.ts'
import { Day } from '../../ui/data/day.tsx'
import { Mark } from '../../ui/data/mark.tsx'
import { Panel } from '../../ui/data/panel.tsx'
import { Loaded } from '../../ui/feedback/loaded.tsx'
import { PageHeader } from '../../ui/shell/page-header.tsx'
import { CloseFlag } from './close-flag.tsx'
import { Deferrals } from './deferrals.tsx'
import { Defer } from './defer.tsx'
import { NoteTalk } from './note-talk.tsx'
import { PlanEditor } from './plan-editor.tsx'
import { PlanPanel } from './plan-panel.tsx'
import { Reasons } from './reasons.tsx'
import { Talks } from './talks.tsx'
import { type CareOfOne, stateOf } from './words.ts'

type Asked = 'talk' | 'plan' | 'close' | 'defer'

/** One person in one cohort: why, what was said, what was agreed, and the way to another cohort. */
export function PersonPage() {
  const { organisationId, at } = useHere()
  const { cohortId = '', personId = '' } = useParams({ strict: false })
  const found = useReading(readCare, { params: { organisationId, cohortId, personId } })
  const [asked, setAsked] = useState<Asked | null>(null)
  const close = (): void => setAsked(null)
  const learner = { cohortId, personId }
  return (
    <Loaded of={found} rows={10} page>
      {(care) => (
        <>
          <PageHeader
            title={care.name}
            above={<Link to={at('care')}>People who need attention</Link>}
            about={
              <span className="care-page-head">
                <Mark tone={stateOf(care.state).tone}>{stateOf(care.state).words}</Mark>
                <Link to={at(`cohorts/${cohortId}`)}>{care.cohortName}</Link>
              </span>
            }
            action={<Button onClick={() => setAsked('talk')}>Note a one-to-one</Button>}
            more={<More care={care} ask={setAsked} />}
          />
          <div className="care-page-two">
            <div className="care-page">
              {care.reasons.length > 0 && (
                <Panel title="Why">
                  <Reasons reasons={care.reasons} />
                </Panel>
              )}
              <PlanPanel plan={care.plan} learner={learner} onEdit={() => setAsked('plan')} />
              <Talks talks={care.talks} />
            </div>
            <div className="care-page">
              <Deferrals deferrals={care.deferrals} />
              <History history={care.history} />
            </div>
          </div>
          {asked === 'talk' && <NoteTalk name={care.name} learner={learner} onClose={close} />}
          {asked === 'plan' && <PlanEditor plan={care.plan} learner={learner} onClose={close} />}
          {asked === 'close' && <CloseFlag name={care.name} learner={learner} onClose={close} />}
          {asked === 'defer' && <Defer care={care} learner={learner} onClose={close} />}
        </>
      )}
    </Loaded>
  )
}

function More({ care, ask }: { readonly care: CareOfOne; readonly ask: (asked: Asked) => void }) {
  const { may } = useHere()
  const isOpen = care.state === 'open' || care.state === 'in-care'
  if (!isOpen && !may('cohorts.plan')) return null
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default">More</Button>
      </Menu.Target>
      <Menu.Dropdown>
        {may('cohorts.plan') && <Menu.Item onClick={() => ask('defer')}>Defer to another cohort</Menu.Item>}
        {isOpen && <Menu.Item onClick={() => ask('close')}>Take off the list</Menu.Item>}
      </Menu.Dropdown>
    </Menu>
  )
}

const History = ({ history }: Pick<CareOfOne, 'history'>) =>
  history.length === 0 ? null : (
    <Panel title="History">
      <ul className="care-page-list care-page-lines">
        {history.map(({ at, words, by }) => (
          <li key={`${at} ${words}`}>
            <span>{readable(words)}</span>
            <span className="care-page-quiet">
              <Day at={at} />
              {by !== '' && `, ${by}`}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  )
