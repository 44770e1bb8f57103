import type { demandRanking, ReplyOf } from '@cadre/contracts'
import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useOrganisation } from '../../api/session/use-session.ts'
import { dateText } from '../../lib/format/date.ts'
import { numberText } from '../../lib/format/number.ts'
import type { Column } from '../../ui/data/column.ts'
import { DataTable } from '../../ui/data/data-table.tsx'
import { Mark } from '../../ui/data/mark.tsx'
import { EmptyState } from '../../ui/feedback/empty-state.tsx'
import { statusTones, statusWords } from './words.ts'
import { CertificationName } from './certification-name.tsx'

type Row = ReplyOf<typeof demandRanking>['ranking'][number]

const columns: Column<Row>[] = [
  {
    id: 'code',
    header: 'Certification',
    value: (row) => row.code,
    cell: (row) => <CertificationName {...row} />,
  },
  {
    id: 'status',
    header: 'Status',
    value: (row) => row.status,
    cell: (row) => <Mark tone={statusTones[row.status]}>{statusWords[row.status]}</Mark>,
  },
  { id: 'people', header: 'People wanted', numeric: true, value: (row) => row.people },
  { id: 'renewals', header: 'Renewals due', numeric: true, value: (row) => row.renewals },
  {
    id: 'soonest',
    header: 'Needed by',
    value: (row) => row.soonest,
    cell: (row) => (row.soonest === null ? 'no date' : dateText(row.soonest, 'full')),
  },
  {
    id: 'score',
    header: 'Weight',
    numeric: true,
    value: (row) => row.score,
    cell: (row) => numberText(row.score),
  },
]
const rowId = (row: Row): string => row.certificationId

type Props = { readonly rows: readonly Row[]; readonly onRecord: (() => void) | null }

/** Certifications by how much speaks for running them: people and how soon, renewals; what is retired comes last. */
export function RankingTable({ rows, onRecord }: Props) {
  const { slug } = useOrganisation()
  const navigate = useNavigate()
  return (
    <DataTable
      label="Certifications ranked by demand"
      columns={columns}
      rows={rows}
      rowId={rowId}
      onOpen={({ certificationId }) =>
        void navigate({ to: '/o/$slug/catalogue/$certificationId', params: { slug, certificationId } })
      }
      empty={
        <EmptyState
          title="Nobody has asked yet"
          action={onRecord ? <Button onClick={onRecord}>Record demand</Button> : null}
        >
          Write down which project or client needs how many people by when. Certificates that run out are counted by
          themselves.
        </EmptyState>
      }
    />
  )
}
