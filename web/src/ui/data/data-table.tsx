import './data-table.css'
import {
  createSortedRowModel,
  rowSortingFeature,
  type SortingState,
  sortFn_alphanumeric,
  tableFeatures,
  useTable,
} from '@tanstack/react-table'
import { type KeyboardEvent, type ReactNode, useMemo } from 'react'
import type { Column } from './column.ts'
import { TableHead, TableSort } from './table-head.tsx'

const features = tableFeatures({
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
  sortFns: { alphanumeric: sortFn_alphanumeric },
})

type Props<Row> = {
  /** What the table lists; said to screen readers, shown by the panel around it. */
  readonly label: string
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly rowId: (row: Row) => string
  readonly sortedBy?: { readonly id: string; readonly desc: boolean }
  readonly onOpen?: (row: Row) => void
  /** With an edge of its own, where no panel is around it. */
  readonly framed?: boolean
  /** Stands in place of the table when there are no rows. */
  readonly empty: ReactNode
}

/** Rows that sort, open by Enter or a click on their name, and turn into cards where there is no room for columns. */
export function DataTable<Row extends object>(props: Props<Row>) {
  const { label, columns, rows, rowId, sortedBy, onOpen, framed = false, empty } = props
  const definitions = useMemo(() => columns.map(definitionOf), [columns])
  const initialState = useMemo(() => ({ sorting: sortedBy ? [sortedBy] : ([] satisfies SortingState) }), [sortedBy])
  const data = useMemo(() => [...rows], [rows])
  const table = useTable({ features, columns: definitions, data, getRowId: rowId, initialState })
  const sorting = table.state.sorting[0]
  const sort = (id: string): void => table.setSorting([{ id, desc: sorting?.id === id && !sorting.desc }])
  if (rows.length === 0) return empty
  return (
    <div className="data-table" data-framed={framed}>
      <TableSort columns={columns} sorting={sorting} onSort={sort} />
      <table aria-label={label}>
        <TableHead columns={columns} sorting={sorting} onSort={sort} />
        <tbody>
          {table.getRowModel().rows.map((row) => (
            <TableRow key={row.id} row={row.original} columns={columns} {...(onOpen ? { onOpen } : {})} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

const definitionOf = <Row extends object>(column: Column<Row>) => ({
  id: column.id,
  accessorFn: (row: Row) => column.value(row) ?? undefined,
  sortUndefined: 'last' as const,
})

type RowProps<Row> = {
  readonly row: Row
  readonly columns: readonly Column<Row>[]
  readonly onOpen?: (row: Row) => void
}

function TableRow<Row>({ row, columns, onOpen }: RowProps<Row>) {
  const shown = (column: Column<Row>): ReactNode => (column.cell ? column.cell(row) : column.value(row))
  return (
    <tr>
      {columns.map((column, i) =>
        i === 0 ? (
          <th key={column.id} scope="row">
            {onOpen ? (
              <button type="button" className="data-table-open" onClick={() => onOpen(row)} onKeyDown={walk}>
                {shown(column)}
              </button>
            ) : (
              shown(column)
            )}
          </th>
        ) : (
          <td key={column.id} data-numeric={column.numeric} data-prose={column.prose} data-label={column.header}>
            <span>{shown(column)}</span>
          </td>
        ),
      )}
    </tr>
  )
}

const steps: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowDown: (at, last) => Math.min(at + 1, last),
  ArrowUp: (at) => Math.max(at - 1, 0),
  Home: () => 0,
  End: (_, last) => last,
}

/** Arrow keys, Home and End walk the names of the rows. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const step = steps[event.key]
  if (!step) return
  const names = [...(event.currentTarget.closest('tbody')?.querySelectorAll<HTMLElement>('.data-table-open') ?? [])]
  const at = names.indexOf(event.currentTarget)
  if (at < 0) return
  event.preventDefault()
  names[step(at, names.length - 1)]?.focus()
}
