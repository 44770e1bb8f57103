import { useQuery } from '@tanstack/react-query'
import { failureBehind } from '../../api/request-failed.ts'
import { useOrganisation } from '../../api/session/use-session.ts'
import { FailureNotice } from '../../ui/feedback/failure-notice.tsx'
import { LoadingRows } from '../../ui/feedback/loading.tsx'
import { PageHeader } from '../../ui/shell/page-header.tsx'
import { certificationsQuery } from './queries.ts'

export function CataloguePage() {
  const { organisationId } = useOrganisation()
  const list = useQuery(certificationsQuery(organisationId))
  return (
    <>
      <PageHeader title="Catalogue" />
      {list.isPending && <LoadingRows rows={8} />}
      {list.isError && <FailureNotice failure={failureBehind(list.error)} onRetry={() => void list.refetch()} />}
      {list.data?.items.map((item) => (
        <p key={item.certificationId}>{item.code}</p>
      ))}
    </>
  )
}
