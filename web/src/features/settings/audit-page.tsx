import './mail-page.css'
import { readAudit, type ReplyOf } from '@cadre/contracts'
import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { call } from '../../api/call.ts'
import { useHere } from '../../api/here.ts'
import { failureBehind } from '../../api/request-failed.ts'
import { spanText } from '../../lib/format/moment.ts'
import { instantAt } from '../../lib/format/wire.ts'
import { Panel } from '../../ui/data/panel.tsx'
import { FailureNotice } from '../../ui/feedback/failure-notice.tsx'
import { LoadingRows } from '../../ui/feedback/loading.tsx'
import { PageHeader } from '../../ui/shell/page-header.tsx'

type Entry = ReplyOf<typeof readAudit>['items'][number]
const atOnce = 50

/** Who did what, newest first. Each entry carries the hash of the one before, so that none can be changed unnoticed. */
export function AuditPage() {
  const { organisationId } = useHere()
  const entries = useInfiniteQuery({
    queryKey: [organisationId, 'audit', 'pages'],
    queryFn: ({ pageParam }) =>
      call(readAudit, {
        params: { organisationId },
        query: { limit: atOnce, ...(pageParam && { cursor: pageParam }) },
      }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  })
  const items = entries.data?.pages.flatMap((page) => page.items)
  return (
    <>
      <PageHeader
        title="Record"
        about="Who did what, newest first. Entries are chained by hashes: none can be changed or dropped unnoticed."
      />
      {entries.error && <FailureNotice failure={failureBehind(entries.error)} onRetry={() => void entries.refetch()} />}
      {!entries.error && !items && <LoadingRows rows={8} />}
      {items && (
        <Panel title="Entries">
          {items.map((entry) => (
            <EntryRow key={entry.seq} entry={entry} />
          ))}
          {entries.hasNextPage && (
            <Button variant="default" loading={entries.isFetchingNextPage} onClick={() => void entries.fetchNextPage()}>
              Show older entries
            </Button>
          )}
        </Panel>
      )}
    </>
  )
}

/** `cohorts.add-person` as words: the module and what was done. */
const doneWords = (operation: string): string => operation.replace('.', ': ').replaceAll('-', ' ')

function EntryRow({ entry }: { readonly entry: Entry }) {
  const { zone } = useHere()
  return (
    <details className="mail-page-mail">
      <summary>
        <span>{doneWords(entry.operation)}</span>
        <span>{entry.by ?? 'Cadre'}</span>
        <span>{spanText({ from: instantAt(entry.at) }, zone)}</span>
        <span>entry {entry.seq}</span>
      </summary>
      <pre>{`${entry.subject}\n${JSON.stringify(entry.detail, null, 2)}\nhash ${entry.hash}`}</pre>
    </details>
  )
}
