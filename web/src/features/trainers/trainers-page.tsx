import './trainers-page.css'
import { listTrainers } from '@cadre/contracts'
import { Button } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import { IconSchool } from '@tabler/icons-react'
import { useState } from 'react'
import { useHere } from '../../api/here.ts'
import { useReading } from '../../api/reading.ts'
import { minutesText } from '../../lib/format/duration.ts'
import type { Column } from '../../ui/data/column.ts'
import { DataTable } from '../../ui/data/data-table.tsx'
import { Mark } from '../../ui/data/mark.tsx'
import { Panel } from '../../ui/data/panel.tsx'
import { EmptyState } from '../../ui/feedback/empty-state.tsx'
import { Loaded } from '../../ui/feedback/loaded.tsx'
import { PageHeader } from '../../ui/shell/page-header.tsx'
import { NextToQualify } from './next-to-qualify.tsx'
import { RegisterTrainer } from './register-trainer.tsx'
import type { Trainer } from './words.ts'

const eligibleFor = ({ eligibility }: Trainer): string[] =>
  eligibility.filter(({ eligible }) => eligible).map(({ code }) => code)

const columns: Column<Trainer>[] = [
  { id: 'name', header: 'Trainer', value: ({ name }) => name },
  {
    id: 'eligible',
    header: 'May lead',
    value: (trainer) => eligibleFor(trainer).join(', '),
    cell: (trainer) =>
      eligibleFor(trainer).length > 0 ? (
        <Mark tone="good">{eligibleFor(trainer).join(', ')}</Mark>
      ) : (
        <Mark tone="warn">nothing yet</Mark>
      ),
  },
  {
    id: 'hands-on',
    header: 'Hands-on months',
    numeric: true,
    value: ({ handsOnMonths }) => handsOnMonths,
    cell: ({ handsOnMonths }) => handsOnMonths ?? 'not known',
  },
  {
    id: 'weekly',
    header: 'A week',
    numeric: true,
    value: ({ weeklyMinutes }) => weeklyMinutes,
    cell: ({ weeklyMinutes }) => minutesText(weeklyMinutes),
  },
  {
    id: 'willing',
    header: 'Willing',
    value: ({ willing }) => (willing ? 'yes' : 'no'),
  },
]

const byName = { id: 'name', desc: false }

/** Who teaches, and what each of them may lead (T1). */
export function TrainersPage() {
  const { organisationId, at, may } = useHere()
  const trainers = useReading(listTrainers, { params: { organisationId } })
  const navigate = useNavigate()
  const [registering, setRegistering] = useState(false)
  const register = may('trainers.manage') ? (
    <Button onClick={() => setRegistering(true)}>Register a trainer</Button>
  ) : undefined
  return (
    <>
      <PageHeader
        title="Trainers"
        more={
          <Button component={Link} to={at('availability')} variant="default">
            My hours and days away
          </Button>
        }
        {...(register ? { action: register } : {})}
      />
      <Loaded of={trainers}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState
              title="No trainer is registered"
              icon={<IconSchool size={24} stroke={1.5} aria-hidden />}
              action={
                register ?? (
                  <Button component={Link} to={at('catalogue')} variant="default">
                    Open the catalogue
                  </Button>
                )
              }
            >
              Your own certified engineers lead sessions. A valid certificate, twelve months of hands-on use and the
              wish to teach make somebody eligible; what is missing is said.
            </EmptyState>
          ) : (
            <div className="trainers-page">
              <Panel title="Register" flush>
                <DataTable
                  label="Trainers"
                  columns={columns}
                  rows={items}
                  rowId={({ personId }) => personId}
                  sortedBy={byName}
                  onOpen={({ personId }) => void navigate({ to: at(`trainers/${personId}`) })}
                  empty={null}
                />
              </Panel>
              <NextToQualify trainers={items} />
            </div>
          )
        }
      </Loaded>
      {registering && <RegisterTrainer onClose={() => setRegistering(false)} />}
    </>
  )
}
