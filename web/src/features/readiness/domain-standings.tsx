import { countText } from '../../lib/format/number.ts'
import { missingText } from '../../lib/format/interval.ts'
import { ReadinessBands } from '../../ui/charts/readiness-bands.tsx'
import type { Column } from '../../ui/data/column.ts'
import { DataTable } from '../../ui/data/data-table.tsx'
import { Panel } from '../../ui/data/panel.tsx'
import { pointsText, type Readiness } from './words.ts'

type Domain = Readiness['domains'][number]

/** As the server has it: from this many answers on a domain's share is shown. */
const enoughOfDomain = 3

const columns: Column<Domain>[] = [
  { id: 'name', header: 'Domain', value: ({ name }) => name },
  {
    id: 'weight',
    header: 'Of the exam',
    numeric: true,
    value: ({ weight }) => weight,
    cell: ({ weight }) => `${weight}\u00a0%`,
  },
  {
    id: 'right',
    header: 'Answered right',
    numeric: true,
    value: ({ right }) => right,
    cell: ({ right, answers }) => (answers === 0 ? 'none yet' : `${right} of ${answers}`),
  },
  {
    id: 'gain',
    header: 'Ten more in 100 right',
    numeric: true,
    value: ({ gain }) => gain,
    cell: ({ gain }) => (gain === null ? '\u2013' : pointsText(gain)),
  },
]

const mostFirst = { id: 'gain', desc: true }

/** Where somebody stands in each domain, and which would move the chance most. */
export function DomainStandings({ of }: { readonly of: Readiness }) {
  return (
    <Panel title="By domain">
      <div className="readiness-of-domains">
        <ReadinessBands
          title="Questions of the exam answered right today"
          first="Domain"
          value="expected"
          rows={of.domains.map(({ key, name, share, low, high, answers }) => ({
            id: key,
            label: name,
            forecast: share === null || low === null || high === null ? null : { value: share, low, high },
            missing: missingText(enoughOfDomain - answers, 'answer'),
          }))}
        />
        <div>
          <h3>What moves it most</h3>
          <p>
            What the chance would gain if ten more in a hundred questions of a domain were answered right; from{' '}
            {countText(of.answers, 'answer')}.
          </p>
          <DataTable
            label="What moves it most"
            columns={columns}
            rows={of.domains}
            rowId={({ key }) => key}
            sortedBy={mostFirst}
            framed
            empty={null}
          />
        </div>
      </div>
    </Panel>
  )
}
