import { Button } from '@mantine/core'
import type { ReplyOf, listCertifications } from '@cadre/contracts'
import { useNavigate } from '@tanstack/react-router'
import { useOrganisation } from '../../api/session/use-session.ts'
import type { Column } from '../../ui/data/column.ts'
import { DataTable } from '../../ui/data/data-table.tsx'
import { Mark } from '../../ui/data/mark.tsx'
import { EmptyState } from '../../ui/feedback/empty-state.tsx'
import { StatusMark } from './status-mark.tsx'
import { levelWords } from './words.ts'
import { CertificationName } from './certification-name.tsx'

type Row = ReplyOf<typeof listCertifications>['items'][number]

const columns: Column<Row>[] = [
  {
    id: 'code',
    header: 'Certification',
    value: (row) => row.code,
    cell: (row) => <CertificationName {...row} />,
  },
  {
    id: 'vendor',
    header: 'Vendor, level',
    value: (row) => row.vendor,
    cell: (row) => <CertificationName code={row.vendor} name={levelWords[row.level]} />,
  },
  { id: 'status', header: 'Status', value: (row) => row.status, cell: (row) => <StatusMark {...row} /> },
  {
    id: 'conflicts',
    header: 'Facts',
    value: (row) => row.conflicts,
    cell: (row) =>
      row.conflicts > 0 ? <Mark tone="warn">{row.conflicts} disagree</Mark> : <Mark tone="good">agree</Mark>,
  },
  { id: 'demanded', header: 'Wanted by', numeric: true, value: (row) => row.demanded },
  { id: 'held', header: 'Held by', numeric: true, value: (row) => row.held },
]

const rowId = (row: Row): string => row.certificationId

type Props = { readonly rows: readonly Row[]; readonly onAdd: (() => void) | null }

export function CertificationTable({ rows, onAdd }: Props) {
  const { slug } = useOrganisation()
  const navigate = useNavigate()
  const open = ({ certificationId }: Row): void =>
    void navigate({ to: '/o/$slug/catalogue/$certificationId', params: { slug, certificationId } })
  return (
    <DataTable
      label="Certifications"
      columns={columns}
      framed
      rows={rows}
      rowId={rowId}
      onOpen={open}
      empty={
        <EmptyState
          title="No certification by that name"
          action={
            <>
              <Button
                variant="default"
                onClick={() => void navigate({ to: '/o/$slug/catalogue', params: { slug }, search: {} })}
              >
                Show all
              </Button>
              {onAdd && <Button onClick={onAdd}>Add a certification</Button>}
            </>
          }
        >
          Nothing in the catalogue fits what is typed and chosen above.
        </EmptyState>
      }
    />
  )
}
