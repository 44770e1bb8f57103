import { readImport, type ReplyOf } from '@cadre/contracts'
import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { useHere } from '../../api/here.ts'
import { failureBehind } from '../../api/request-failed.ts'
import type { Column } from '../../ui/data/column.ts'
import { DataTable } from '../../ui/data/data-table.tsx'
import { Mark } from '../../ui/data/mark.tsx'
import { FailureNotice } from '../../ui/feedback/failure-notice.tsx'
import { LoadingRows } from '../../ui/feedback/loading.tsx'
import { ChoiceField } from '../../ui/form/fields.tsx'
import { choicesOf, fidelityTones, fidelityWords } from './words.ts'

type Line = ReplyOf<typeof readImport>['items'][number]
type Fidelity = Line['fidelity']
const isFidelity = (text: string): text is Fidelity => text in fidelityWords

/** What becomes of each question of a file; those that need a look can be shown alone. */
export function ImportReport({ importId }: { readonly importId: string }) {
  const { organisationId } = useHere()
  const [fidelity, setFidelity] = useState<Fidelity | null>(null)
  const report = useInfiniteQuery({
    queryKey: [organisationId, 'bank', 'report', importId, fidelity],
    initialPageParam: 0,
    queryFn: ({ pageParam }) =>
      call(readImport, {
        params: { organisationId, importId },
        query: { from: pageParam, ...(fidelity !== null && { fidelity }) },
      }),
    getNextPageParam: ({ next }) => next,
  })
  return (
    <>
      <ChoiceField
        name="fidelity"
        label="Show"
        data={[{ value: '', label: 'Every question' }, ...choicesOf(fidelityWords)]}
        value={fidelity ?? ''}
        onChange={({ currentTarget: { value } }) => setFidelity(isFidelity(value) ? value : null)}
      />
      {report.isPending && <LoadingRows rows={4} />}
      {report.isError && <FailureNotice failure={failureBehind(report.error)} onRetry={() => void report.refetch()} />}
      {report.data && (
        <DataTable
          label="What becomes of each question"
          columns={columns}
          rows={report.data.pages.flatMap(({ items }) => items)}
          rowId={({ position }) => String(position)}
          empty={<p className="bank-page-hint">None.</p>}
        />
      )}
      {report.hasNextPage && (
        <div className="bank-page-more">
          <Button variant="default" loading={report.isFetchingNextPage} onClick={() => void report.fetchNextPage()}>
            Show 200 more
          </Button>
        </div>
      )}
    </>
  )
}

const columns: readonly Column<Line>[] = [
  { id: 'name', header: 'Question', value: ({ name, position }) => `${position}. ${name}` },
  {
    id: 'fidelity',
    header: 'Becomes',
    value: ({ fidelity }) => fidelityWords[fidelity],
    cell: ({ fidelity }) => <Mark tone={fidelityTones[fidelity]}>{fidelityWords[fidelity]}</Mark>,
  },
  {
    id: 'notes',
    header: 'What is lost, and why',
    prose: true,
    sortable: false,
    value: ({ notes }) => notes.join('; '),
  },
]
