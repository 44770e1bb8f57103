import './catalogue-page.css'
import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { failureBehind } from '../../api/request-failed.ts'
import { useMay, useOrganisation } from '../../api/session/use-session.ts'
import { countText } from '../../lib/format/number.ts'
import { FailureNotice } from '../../ui/feedback/failure-notice.tsx'
import { LoadingRows } from '../../ui/feedback/loading.tsx'
import { PageHeader } from '../../ui/shell/page-header.tsx'
import { CatalogueLinks } from './catalogue-links.tsx'
import { CertificationTable } from './certification-table.tsx'
import { isShown, type ListSearch } from './list-search.ts'
import { certificationsQuery } from './queries.ts'
import { choicesOf, statusWords } from './words.ts'

const AddCertification = lazy(async () => ({ default: (await import('./add-certification.tsx')).AddCertification }))

const from = '/o/$slug/catalogue/'

/** Every certification worth knowing here: status, conflicts, who wants it, who has it. */
export function CataloguePage() {
  const { organisationId } = useOrganisation()
  const search = useSearch({ from })
  const list = useQuery(certificationsQuery(organisationId))
  const mayManage = useMay('catalogue.manage')
  const [adding, setAdding] = useState(false)
  const shown = list.data?.filter((item) => isShown(item, search))
  return (
    <>
      <PageHeader
        title="Catalogue"
        about={shown && `${countText(shown.length, 'certification')}, each fact with its source and date`}
        action={mayManage && <Button onClick={() => setAdding(true)}>Add a certification</Button>}
      />
      <CatalogueLinks />
      <Filters search={search} />
      {list.isPending && <LoadingRows rows={8} />}
      {list.isError && <FailureNotice failure={failureBehind(list.error)} onRetry={() => void list.refetch()} />}
      {shown && <CertificationTable rows={shown} onAdd={mayManage ? () => setAdding(true) : null} />}
      {adding && (
        <Suspense>
          <AddCertification onClose={() => setAdding(false)} />
        </Suspense>
      )}
    </>
  )
}

function Filters({ search }: { readonly search: ListSearch }) {
  const navigate = useNavigate({ from })
  const show = (next: Record<string, string | undefined>): void =>
    void navigate({ search: { ...search, ...next }, replace: true })
  return (
    <search className="catalogue-page-filters">
      <TextInput
        type="search"
        aria-label="Find by vendor, code or name"
        placeholder="Vendor, code or name"
        value={search.q ?? ''}
        onChange={(event) => show({ q: event.currentTarget.value })}
      />
      <NativeSelect
        aria-label="Status"
        data={[{ value: '', label: 'Any status' }, ...choicesOf(statusWords)]}
        value={search.status ?? ''}
        onChange={(event) => show({ status: event.currentTarget.value })}
      />
    </search>
  )
}
