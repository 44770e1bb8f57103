import './affected-table.css'
import { Checkbox } from '@mantine/core'
import { useMemo } from 'react'
import { dateText } from '../../lib/format/date.ts'
import type { Column } from '../../ui/data/column.ts'
import { DataTable } from '../../ui/data/data-table.tsx'
import type { Affected } from './queries.ts'
import { kindWords, meaningWords, reasonWords } from './words.ts'

type Choice = {
  readonly movable: ReadonlySet<string>
  readonly chosen: ReadonlySet<string>
  readonly onToggle: (row: Affected) => void
}
type Props = Choice & { readonly label: string; readonly rows: readonly Affected[] }

export function AffectedTable({ label, rows, movable, chosen, onToggle }: Props) {
  const columns = useMemo(() => [...told, choiceColumn({ movable, chosen, onToggle })], [movable, chosen, onToggle])
  return (
    <DataTable label={label} columns={columns} rows={rows} rowId={({ kind, id }) => `${kind} ${id}`} empty={null} />
  )
}

const named = ({ title, movedTo }: Affected) => (
  <span className="affected-table-name">
    {title}
    {movedTo.map((copy) => (
      <span key={copy.blueprintId} className="affected-table-moved">
        moved: {copy.title}
      </span>
    ))}
  </span>
)

const told: readonly Column<Affected>[] = [
  { id: 'title', header: 'Affected', value: ({ title }) => title, cell: named },
  { id: 'kind', header: 'Kind', value: ({ kind }) => kindWords[kind] },
  { id: 'means', header: 'What it means', value: ({ kind }) => meaningWords[kind] },
  { id: 'because', header: 'Because', value: ({ because }) => because.map((each) => reasonWords[each]).join(', ') },
  { id: 'people', header: 'People', value: ({ people }) => (people === 0 ? null : people), numeric: true },
  {
    id: 'until',
    header: 'Date',
    value: ({ until }) => until,
    cell: ({ until }) => (until === null ? '' : dateText(until, 'full')),
  },
]

const choiceColumn = ({ movable, chosen, onToggle }: Choice): Column<Affected> => ({
  id: 'move',
  header: 'Move',
  value: () => null,
  sortable: false,
  cell: (row) =>
    movable.has(row.id) && (
      <span className="affected-table-check">
        <Checkbox aria-label={`Move "${row.title}"`} checked={chosen.has(row.id)} onChange={() => onToggle(row)} />
      </span>
    ),
})
