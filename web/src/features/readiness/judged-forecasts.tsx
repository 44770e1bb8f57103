import { dateText } from '../../lib/format/date.ts'
import { percentText } from '../../lib/format/number.ts'
import type { Column } from '../../ui/data/column.ts'
import { DataTable } from '../../ui/data/data-table.tsx'
import { Mark } from '../../ui/data/mark.tsx'
import { Panel } from '../../ui/data/panel.tsx'
import type { ForecastRecord } from './forecast-record.ts'

type Judged = ForecastRecord['forecasts'][number]

const columns: Column<Judged>[] = [
  { id: 'name', header: 'Person', value: ({ name }) => name },
  { id: 'code', header: 'Exam', value: ({ code }) => code },
  {
    id: 'made',
    header: 'Forecast made',
    value: ({ madeOn }) => madeOn,
    cell: ({ madeOn }) => dateText(madeOn, 'full'),
  },
  {
    id: 'chance',
    header: 'Chance',
    numeric: true,
    value: ({ chance }) => chance,
    cell: ({ chance }) => percentText(chance),
  },
  { id: 'sat', header: 'Sat', value: ({ satOn }) => satOn, cell: ({ satOn }) => dateText(satOn, 'full') },
  { id: 'attempt', header: 'Attempt', numeric: true, value: ({ attempt }) => attempt },
  {
    id: 'passed',
    header: 'Result',
    value: ({ passed }) => (passed ? 1 : 0),
    cell: ({ passed }) => <Mark tone={passed ? 'good' : 'bad'}>{passed ? 'Passed' : 'Failed'}</Mark>,
  },
  { id: 'model', header: 'Model', value: ({ model }) => model },
]

const newestFirst = { id: 'sat', desc: true }

/** The rows behind every score. */
export const JudgedForecasts = ({ forecasts }: { readonly forecasts: readonly Judged[] }) => (
  <Panel title={`Forecasts that an exam judged, ${forecasts.length}`} flush>
    <DataTable
      label="Forecasts that an exam judged"
      columns={columns}
      rows={forecasts}
      rowId={({ personId, satOn, code }) => `${personId} ${code} ${satOn}`}
      sortedBy={newestFirst}
      empty={null}
    />
  </Panel>
)
