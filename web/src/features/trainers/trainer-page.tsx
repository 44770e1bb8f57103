import './trainers-page.css'
import { listTrainers } from '@cadre/contracts'
import { ActionIcon, Button, Menu } from '@mantine/core'
import { Link, useParams } from '@tanstack/react-router'
import { IconDots } from '@tabler/icons-react'
import { useState } from 'react'
import { useHere } from '../../api/here.ts'
import { useReading } from '../../api/reading.ts'
import { readable } from '../../lib/format/readable.ts'
import { Mark } from '../../ui/data/mark.tsx'
import { Panel } from '../../ui/data/panel.tsx'
import { EmptyState } from '../../ui/feedback/empty-state.tsx'
import { Loaded } from '../../ui/feedback/loaded.tsx'
import { PageHeader } from '../../ui/shell/page-header.tsx'
import { AvailabilityPanel } from './availability-panel.tsx'
import { RemoveTrainer } from './remove-trainer.tsx'
import { TrainerForm } from './trainer-form.tsx'
import { criterionCalled, type Eligibility, metCalled, type Trainer } from './words.ts'

/** One trainer: what they may lead and why, what is known of them, when they can. */
export function TrainerPage() {
  const { organisationId, at } = useHere()
  const { personId = '' } = useParams({ strict: false })
  const trainers = useReading(listTrainers, { params: { organisationId } })
  return (
    <Loaded of={trainers} rows={8} page>
      {({ items }) => {
        const trainer = items.find((one) => one.personId === personId)
        return trainer ? <Found trainer={trainer} /> : <Gone to={at('trainers')} />
      }}
    </Loaded>
  )
}

function Found({ trainer }: { readonly trainer: Trainer }) {
  const { at, may } = useHere()
  return (
    <>
      <PageHeader
        title={trainer.name}
        above={<Link to={at('trainers')}>Trainers</Link>}
        about={trainer.email}
        {...(may('trainers.manage') ? { more: <More trainer={trainer} /> } : {})}
      />
      <div className="trainers-page">
        <Panel title="What they may lead">
          {trainer.eligibility.length === 0 ? (
            <p className="trainers-page-quiet">
              No certificate is recorded. Record it with the person in the catalogue; what they may lead follows.
            </p>
          ) : (
            trainer.eligibility.map((view) => <Criteria key={view.certificationId} view={view} />)
          )}
        </Panel>
        {may('trainers.manage') && (
          <Panel title="What is known">
            <TrainerForm personId={trainer.personId} known={trainer} onSaved={() => {}} />
          </Panel>
        )}
        <AvailabilityPanel personId={trainer.personId} title="Hours and days away" />
      </div>
    </>
  )
}

const Gone = ({ to }: { readonly to: string }) => (
  <>
    <PageHeader title="Trainer" />
    <EmptyState
      title="Nobody of the register"
      action={
        <Button component={Link} to={to}>
          Show the register
        </Button>
      }
    >
      This person is not, or no longer, registered as a trainer.
    </EmptyState>
  </>
)

/** Each criterion with what stands for or against it. */
const Criteria = ({ view }: { readonly view: Eligibility }) => (
  <>
    <div className="trainers-page-eligibility">
      <h3>{view.code}</h3>
      <Mark tone={view.eligible ? 'good' : 'warn'}>{view.eligible ? 'Eligible' : 'Not eligible'}</Mark>
    </div>
    <ul className="trainers-page-criteria">
      {view.criteria.map(({ criterion, met, words }) => (
        <li key={criterion}>
          <span>{criterionCalled[criterion]}</span>
          <Mark tone={metCalled(met).tone}>{metCalled(met).words}</Mark>
          <span>{readable(words)}</span>
        </li>
      ))}
    </ul>
  </>
)

function More({ trainer }: { readonly trainer: Trainer }) {
  const [removing, setRemoving] = useState(false)
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon aria-label={`More for ${trainer.name}`} variant="default">
            <IconDots size={18} stroke={1.5} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item color="red" onClick={() => setRemoving(true)}>
            Take {trainer.name} off the register
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {removing && <RemoveTrainer trainer={trainer} onClose={() => setRemoving(false)} />}
    </>
  )
}
