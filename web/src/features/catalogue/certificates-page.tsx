import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { failureBehind } from '../../api/request-failed.ts'
import { useMay, useOrganisation } from '../../api/session/use-session.ts'
import { FailureNotice } from '../../ui/feedback/failure-notice.tsx'
import { LoadingRows } from '../../ui/feedback/loading.tsx'
import { PageHeader } from '../../ui/shell/page-header.tsx'
import { CatalogueLinks } from './catalogue-links.tsx'
import { CertificateTable } from './certificate-table.tsx'
import { certificatesQuery } from './queries.ts'

const RecordCertificate = lazy(async () => ({ default: (await import('./record-certificate.tsx')).RecordCertificate }))

/** Who holds what, and when it runs out. */
export function CertificatesPage() {
  const { organisationId } = useOrganisation()
  const held = useQuery(certificatesQuery(organisationId))
  const seesAll = useMay('certificates.read')
  const mayRecord = useMay('certificates.manage', 'certificates.record-own')
  const [recording, setRecording] = useState(false)
  const record = mayRecord ? () => setRecording(true) : null
  return (
    <>
      <PageHeader
        title="Certificates held"
        about={seesAll ? 'What runs out first stands first' : 'Your own; others are not shown to you'}
        action={record && <Button onClick={record}>Record a certificate</Button>}
      />
      <CatalogueLinks />
      {held.isPending && <LoadingRows rows={6} />}
      {held.isError && <FailureNotice failure={failureBehind(held.error)} onRetry={() => void held.refetch()} />}
      {held.data && <CertificateTable rows={held.data} onRecord={record} />}
      {recording && (
        <Suspense>
          <RecordCertificate onClose={() => setRecording(false)} />
        </Suspense>
      )}
    </>
  )
}
