import { dateText } from '../../lib/format/date.ts'
import { intervalText } from '../../lib/format/interval.ts'
import { percentText } from '../../lib/format/number.ts'
import type { Column } from '../../ui/data/column.ts'
import { DataTable } from '../../ui/data/data-table.tsx'
import type { Readiness } from './words.ts'

type Frozen = Readiness['history'][number]

const columns: Column<Frozen>[] = [
  {
    id: 'made',
    header: 'Made',
    value: ({ madeOn }) => madeOn,
    cell: ({ madeOn, occasion }) => `${dateText(madeOn, 'full')}${occasion === 'booking' ? ', at booking' : ''}`,
  },
  {
    id: 'chance',
    header: 'Chance',
    numeric: true,
    value: ({ chance }) => chance,
    cell: ({ chance }) => percentText(chance),
  },
  {
    id: 'interval',
    header: 'Interval',
    numeric: true,
    value: ({ low }) => low,
    cell: ({ low, high }) => intervalText(low, high),
  },
  { id: 'answers', header: 'Answers', numeric: true, value: ({ answers }) => answers },
  {
    id: 'exam',
    header: 'For the exam on',
    value: ({ examOn }) => examOn,
    cell: ({ examOn }) => dateText(examOn, 'full'),
  },
  { id: 'model', header: 'Model', value: ({ model }) => model },
]

const newestFirst = { id: 'made', desc: true }

/** Every forecast that was kept; none is ever changed. */
export const ForecastTable = ({ history }: { readonly history: readonly Frozen[] }) => (
  <DataTable
    label="Forecasts"
    columns={columns}
    rows={history}
    rowId={({ madeOn, occasion }) => `${madeOn} ${occasion}`}
    sortedBy={newestFirst}
    framed
    empty={null}
  />
)
