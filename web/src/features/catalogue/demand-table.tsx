import { removeDemand, recordDemand, type demandRanking, type ReplyOf } from '@cadre/contracts'
import { Button } from '@mantine/core'
import { useMemo } from 'react'
import { call } from '../../api/call.ts'
import { useRefresh } from '../../api/session/use-refresh.ts'
import { useOrganisation } from '../../api/session/use-session.ts'
import { useWrite } from '../../api/use-write.ts'
import { dateText } from '../../lib/format/date.ts'
import type { Column } from '../../ui/data/column.ts'
import { DataTable } from '../../ui/data/data-table.tsx'
import { sayFailure, sayUndo } from '../../ui/feedback/say.tsx'

type Row = ReplyOf<typeof demandRanking>['items'][number]
type Named = { readonly certificationId: string; readonly code: string }
type Props = { readonly rows: readonly Row[]; readonly catalogue: readonly Named[]; readonly mayRemove: boolean }

const rowId = (row: Row): string => row.demandId

export function DemandTable({ rows, catalogue, mayRemove }: Props) {
  const remove = useRemoval()
  const columns = useMemo(() => {
    const codes = new Map(catalogue.map(({ certificationId, code }) => [certificationId, code]))
    return demandColumns(codes, mayRemove ? (row) => void remove(row) : null)
  }, [catalogue, mayRemove, remove])
  return <DataTable label="Demand" columns={columns} rows={rows} rowId={rowId} empty={null} />
}

/** Takes a demand off the list; undo records it again. */
function useRemoval() {
  const { organisationId } = useOrganisation()
  const refresh = useRefresh('catalogue')
  const removal = useWrite(({ demandId }: Row) => call(removeDemand, { params: { organisationId, demandId } }), refresh)
  const again = useWrite(
    ({ certificationId, project, people, neededBy }: Row, key) =>
      call(recordDemand, { params: { organisationId }, body: { certificationId, project, people, neededBy } }, key),
    refresh,
  )
  return async (row: Row): Promise<void> => {
    const stopped = await removal.attempt(row)
    if (stopped) sayFailure(stopped)
    else sayUndo(`The demand of ${row.project} is removed`, () => again.run(row))
  }
}

const demandColumns = (codes: ReadonlyMap<string, string>, onRemove: ((row: Row) => void) | null): Column<Row>[] => [
  { id: 'project', header: 'Project or client', value: (row) => row.project },
  { id: 'certification', header: 'Certification', value: (row) => codes.get(row.certificationId) ?? null },
  { id: 'people', header: 'People', numeric: true, value: (row) => row.people },
  {
    id: 'neededBy',
    header: 'Needed by',
    value: (row) => row.neededBy,
    cell: (row) => (row.neededBy === null ? 'no date' : dateText(row.neededBy, 'full')),
  },
  ...(onRemove ? [removeColumn(onRemove)] : []),
]

const removeColumn = (onRemove: (row: Row) => void): Column<Row> => ({
  id: 'act',
  header: 'Met or dropped',
  sortable: false,
  value: () => null,
  cell: (row) => (
    <Button size="compact-xs" variant="default" onClick={() => onRemove(row)}>
      Remove<span className="visually-hidden">{` the demand of ${row.project}`}</span>
    </Button>
  ),
})
