import { NativeSelect } from '@mantine/core'
import type { ColumnSort } from '@tanstack/react-table'
import type { Column } from './column.ts'

type Props<Row> = {
  readonly columns: readonly Column<Row>[]
  readonly sorting: ColumnSort | undefined
  readonly onSort: (id: string) => void
}

const orderOf = (sorting: ColumnSort | undefined, id: string): 'ascending' | 'descending' | 'none' => {
  if (sorting?.id !== id) return 'none'
  return sorting.desc ? 'descending' : 'ascending'
}

const arrows = { ascending: '\u2191', descending: '\u2193' } as const

export function TableHead<Row>({ columns, sorting, onSort }: Props<Row>) {
  return (
    <thead>
      <tr>
        {columns.map(({ id, header, numeric, sortable = true }) => {
          const order = orderOf(sorting, id)
          return (
            <th key={id} scope="col" data-numeric={numeric} {...(sortable ? { 'aria-sort': order } : {})}>
              {sortable ? (
                <button type="button" onClick={() => onSort(id)}>
                  {header}
                  {order !== 'none' && <span aria-hidden>{arrows[order]}</span>}
                </button>
              ) : (
                header
              )}
            </th>
          )
        })}
      </tr>
    </thead>
  )
}

/** Where rows are cards there are no heads to press: the same choice as a list. */
export function TableSort<Row>({ columns, sorting, onSort }: Props<Row>) {
  const choices = columns.filter(({ sortable = true }) => sortable)
  if (choices.length === 0) return null
  return (
    <NativeSelect
      className="data-table-sort"
      aria-label="Sort by"
      value={sorting?.id ?? ''}
      onChange={(event) => onSort(event.currentTarget.value)}
      data={[
        ...(sorting ? [] : [{ value: '', label: 'Sort by' }]),
        ...choices.map(({ id, header }) => ({ value: id, label: `Sorted by ${header.toLowerCase()}` })),
      ]}
    />
  )
}
