import type { listCertificates, ReplyOf } from '@cadre/contracts'
import { Button } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useMay, useSession } from '../../api/session/use-session.ts'
import { browserClock, todayIn } from '../../lib/clock.ts'
import { DataTable } from '../../ui/data/data-table.tsx'
import { useViewer } from '../../ui/data/viewer.ts'
import { EmptyState } from '../../ui/feedback/empty-state.tsx'
import { certificateColumns } from './certificate-columns.tsx'
import { RemoveCertificate } from './remove-certificate.tsx'

type Row = ReplyOf<typeof listCertificates>['items'][number]
type Props = { readonly rows: readonly Row[]; readonly onRecord: (() => void) | null }

const rowId = (row: Row): string => row.certificateId
const soonestFirst = { id: 'expiresOn', desc: false }

export function CertificateTable({ rows, onRecord }: Props) {
  const { zone } = useViewer()
  const { personId } = useSession()
  const mayManage = useMay('certificates.manage')
  const [removing, setRemoving] = useState<Row | null>(null)
  const columns = useMemo(() => {
    const mayRemove = (row: Row): boolean => mayManage || row.personId === personId
    return certificateColumns(todayIn(zone, browserClock()), mayRemove, setRemoving)
  }, [zone, mayManage, personId])
  if (rows.length === 0)
    return (
      <EmptyState
        title="No certificate is recorded yet"
        action={onRecord ? <Button onClick={onRecord}>Record a certificate</Button> : null}
      >
        Certificates say who may teach, and warn before they run out.
      </EmptyState>
    )
  return (
    <>
      <DataTable
        label="Certificates held"
        columns={columns}
        framed
        rows={rows}
        rowId={rowId}
        sortedBy={soonestFirst}
        empty={null}
      />
      {removing && <RemoveCertificate row={removing} onClose={() => setRemoving(null)} />}
    </>
  )
}
