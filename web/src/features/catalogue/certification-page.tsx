import './certification-page.css'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { failureBehind } from '../../api/request-failed.ts'
import { useMay, useOrganisation } from '../../api/session/use-session.ts'
import { countText } from '../../lib/format/number.ts'
import { FailureNotice } from '../../ui/feedback/failure-notice.tsx'
import { LoadingPage } from '../../ui/feedback/loading.tsx'
import { PageHeader } from '../../ui/shell/page-header.tsx'
import { AdvicePanel } from './advice-panel.tsx'
import { type CertificationAct, CertificationDialogs } from './certification-dialogs.tsx'
import { FactsPanel } from './facts-panel.tsx'
import { GuidePanel } from './guide-panel.tsx'
import { certificationQuery } from './queries.ts'
import { ResourcesPanel } from './resources-panel.tsx'
import { StatusMark } from './status-mark.tsx'
import { type Detail, levelWords } from './words.ts'

/** One certification: what sources say of it, its exam guide, what to build on, and how to deliver it. */
export function CertificationPage() {
  const { organisationId } = useOrganisation()
  const certificationId = useParams({
    from: '/o/$slug/catalogue/$certificationId',
    select: (params) => params.certificationId,
  })
  const read = useQuery(certificationQuery(organisationId, certificationId))
  if (read.isPending) return <LoadingPage />
  if (read.isError)
    return (
      <>
        <PageHeader title="Certification" above={<Up />} />
        <FailureNotice failure={failureBehind(read.error)} onRetry={() => void read.refetch()} />
      </>
    )
  return <Certification detail={read.data} />
}

function Certification({ detail }: { readonly detail: Detail }) {
  const mayManage = useMay('catalogue.manage')
  const [act, setAct] = useState<CertificationAct | null>(null)
  const begin = mayManage ? setAct : null
  return (
    <>
      <PageHeader
        above={<Up />}
        title={`${detail.code} ${detail.name}`}
        about={<About detail={detail} />}
        more={
          begin && (
            <Button variant="default" onClick={() => begin({ kind: 'retire' })}>
              {detail.retiresOn === null ? 'Announce retirement' : 'Change retirement'}
            </Button>
          )
        }
        action={begin && <Button onClick={() => begin({ kind: 'record-fact' })}>Record a fact</Button>}
      />
      <div className="certification-page">
        <FactsPanel
          groups={detail.facts}
          onWithdraw={begin && ((key, fact) => begin({ kind: 'withdraw', key, fact }))}
        />
        <GuidePanel detail={detail} onPublish={begin && (() => begin({ kind: 'publish' }))} />
        <AdvicePanel detail={detail} />
        <ResourcesPanel detail={detail} onAdd={begin && (() => begin({ kind: 'add-resource' }))} />
      </div>
      <CertificationDialogs detail={detail} act={act} onClose={() => setAct(null)} />
    </>
  )
}

function Up() {
  const { slug } = useOrganisation()
  return (
    <Link to="/o/$slug/catalogue" params={{ slug }}>
      Catalogue
    </Link>
  )
}

function About({ detail }: { readonly detail: Detail }) {
  return (
    <span className="certification-page-about">
      <StatusMark {...detail} />
      <span>
        {detail.vendor}, {levelWords[detail.level].toLowerCase()} level
      </span>
      <span>wanted by {countText(detail.demanded, 'person', 'people')}</span>
      <span>held by {countText(detail.held, 'person', 'people')}</span>
    </span>
  )
}
