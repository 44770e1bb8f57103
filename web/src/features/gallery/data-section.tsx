import { Button } from '@mantine/core'
import { useState } from 'react'
import { percentText } from '../../lib/format/number.ts'
import type { Column } from '../../ui/data/column.ts'
import { DataTable } from '../../ui/data/data-table.tsx'
import { Facts } from '../../ui/data/facts.tsx'
import { Mark } from '../../ui/data/mark.tsx'
import { Panel } from '../../ui/data/panel.tsx'
import { Proportion } from '../../ui/data/proportion.tsx'
import { WhenBoth } from '../../ui/data/when-both.tsx'
import { EmptyState } from '../../ui/feedback/empty-state.tsx'
import { sayDone } from '../../ui/feedback/say.tsx'
import type { Tone } from '../../ui/theme/tokens.ts'
import { at, auckland, newYork } from './samples.ts'

type Row = { id: string; name: string; week: string; next: string; readiness: number | null; state: Tone; word: string }

const rows: Row[] = [
  {
    id: '1',
    name: 'AI foundations, cohort B',
    week: '4 of 5',
    next: '2027-02-02T22:00Z',
    readiness: 0.71,
    state: 'good',
    word: 'On track',
  },
  {
    id: '2',
    name: 'Machine learning, cohort A',
    week: '8 of 8',
    next: '2027-02-04T22:00Z',
    readiness: 0.58,
    state: 'warn',
    word: 'Two behind',
  },
  {
    id: '3',
    name: 'Cloud security, cohort C',
    week: '2 of 10',
    next: '2027-02-03T23:30Z',
    readiness: 0.34,
    state: 'bad',
    word: 'Exam retires first',
  },
  {
    id: '4',
    name: 'Solutions architecture, cohort A',
    week: 'planned',
    next: '2027-02-23T22:00Z',
    readiness: null,
    state: 'calm',
    word: 'Planned',
  },
]

const columns: Column<Row>[] = [
  { id: 'name', header: 'Cohort', value: (row) => row.name },
  { id: 'week', header: 'Week', value: (row) => row.week, sortable: false },
  {
    id: 'next',
    header: 'Next session',
    value: (row) => row.next,
    cell: (row) => <WhenBoth span={{ from: at(row.next) }} agreedIn={newYork} stacked />,
  },
  {
    id: 'readiness',
    header: 'Readiness',
    numeric: true,
    value: (row) => row.readiness,
    cell: (row) => (row.readiness === null ? '\u2013' : percentText(row.readiness)),
  },
  { id: 'state', header: 'State', value: (row) => row.word, cell: (row) => <Mark tone={row.state}>{row.word}</Mark> },
]

const sorted = { id: 'next', desc: false }
const rowId = (row: Row): string => row.id

export function DataSection() {
  const [full, setFull] = useState(true)
  return (
    <>
      <Panel
        title="Running cohorts"
        flush
        aside={
          <Button variant="subtle" size="compact-sm" onClick={() => setFull(!full)}>
            {full ? 'Show it empty' : 'Show it full'}
          </Button>
        }
      >
        <DataTable
          label="Running cohorts"
          columns={columns}
          rows={full ? rows : []}
          rowId={rowId}
          sortedBy={sorted}
          onOpen={(row) => sayDone(`Opened ${row.name}`)}
          empty={<NoCohorts onStart={() => setFull(true)} />}
        />
      </Panel>
      <Panel title="Figures">
        <div className="gallery-figures">
          <Proportion
            label="First-attempt passes"
            unit="first attempt"
            estimate={{ value: 5 / 6, low: 0.4365, high: 0.9699, n: 6 }}
            onOpen={() => sayDone('Opened 6 rows')}
          />
          <Proportion
            label="Attendance"
            unit="place"
            estimate={{ value: 0.91, low: 0.86, high: 0.95, n: 140 }}
            onOpen={() => sayDone('Opened 140 rows')}
          />
          <Proportion label="Passes, internal against self-study" unit="first attempt" estimate={null} missing={9} />
          <Proportion
            label="Would recommend"
            unit="person"
            units="people"
            estimate={{ value: 0.78, low: 0.55, high: 0.91, n: 18 }}
          />
        </div>
      </Panel>
      <Panel title="Times and facts">
        <Facts
          facts={[
            { label: 'Next session', value: <Times zone="ny" /> },
            { label: 'Kick-off', value: <Times zone="nz" /> },
            { label: 'Exam', value: '130 minutes, 65 questions', source: 'exam guide 1.4, as of 3 Jan 2027' },
            { label: 'Fee', value: '$300', source: 'vendor price list, as of 3 Jan 2027' },
            { label: 'State', value: <Mark tone="good">Published</Mark> },
          ]}
        />
      </Panel>
    </>
  )
}

function Times({ zone }: { readonly zone: 'ny' | 'nz' }) {
  const span = { from: at('2027-02-04T22:00Z'), until: at('2027-02-04T23:30Z') }
  return <WhenBoth span={span} agreedIn={zone === 'ny' ? newYork : auckland} stacked />
}

function NoCohorts({ onStart }: { readonly onStart: () => void }) {
  return (
    <div className="gallery-empty">
      <EmptyState title="No cohort is running" action={<Button onClick={onStart}>Plan a cohort</Button>}>
        A cohort turns a blueprint into dates on everybody's calendar. Planning one takes about ten minutes, and nothing
        is sent before you publish.
      </EmptyState>
    </div>
  )
}
