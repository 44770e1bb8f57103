import { readEvidence, type ReplyOf } from '@cadre/contracts'
import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { useHere } from '../../api/here.ts'
import { failureBehind } from '../../api/request-failed.ts'
import { countText, percentText } from '../../lib/format/number.ts'
import type { Column } from '../../ui/data/column.ts'
import { DataTable } from '../../ui/data/data-table.tsx'
import { Day } from '../../ui/data/day.tsx'
import { Panel } from '../../ui/data/panel.tsx'
import { FailureNotice } from '../../ui/feedback/failure-notice.tsx'
import { LoadingRows } from '../../ui/feedback/loading.tsx'
import { ChoiceField } from '../../ui/form/fields.tsx'
import type { Readiness } from './words.ts'

type Answer = ReplyOf<typeof readEvidence>['items'][number]

const sourceCalled: Readonly<Record<Answer['source'], string>> = {
  attempt: 'Assessment',
  live: 'Live session',
  quiz: 'Opening quiz',
  review: 'Review',
  practice: 'Harder practice',
}
const columns: Column<Answer>[] = [
  { id: 'at', header: 'Day', value: ({ at }) => at, cell: ({ at }) => <Day at={at} />, sortable: false },
  { id: 'domain', header: 'Domain', value: ({ domainName }) => domainName, sortable: false },
  {
    id: 'source',
    header: 'Asked in',
    value: ({ source, practiceExam }) => (practiceExam ? 'Practice exam' : sourceCalled[source]),
    sortable: false,
  },
  { id: 'correct', header: 'Answer', value: ({ correct }) => (correct ? 'right' : 'wrong'), sortable: false },
  {
    id: 'weight',
    header: 'Counts',
    numeric: true,
    value: ({ weight }) => weight,
    cell: (answer) => (
      <>
        {percentText(answer.weight)}
        <small className="readiness-of-below">{weightWhy(answer)}</small>
      </>
    ),
    sortable: false,
  },
]

const weightWhy = ({ domain, daysSince }: Answer): string => {
  if (domain === null) return 'not of this exam'
  if (daysSince === null) return 'first time'
  return daysSince === 0 ? 'again the same day' : `again after ${countText(daysSince, 'day')}`
}

/** The rows behind "n answers", opened when somebody asks for them. */
export function Evidence({ of }: { readonly of: Readiness }) {
  const [open, setOpen] = useState(false)
  if (of.answers === 0) return null
  return (
    <Panel
      title="The answers behind it"
      flush={open}
      aside={
        <Button variant="default" size="compact-sm" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? 'Hide them' : `Show ${countText(of.answers, 'answer')}`}
        </Button>
      }
    >
      {open ? (
        <Answers of={of} />
      ) : (
        <p className="readiness-of-below">
          What was asked, when and where, whether it was right, and how much each counts: a question that comes again
          soon tells less than a new one.
        </p>
      )}
    </Panel>
  )
}

function Answers({ of: { personId, certificationId, domains } }: { readonly of: Readiness }) {
  const { organisationId } = useHere()
  const [domain, setDomain] = useState('')
  const pages = useInfiniteQuery({
    queryKey: [organisationId, 'readiness', 'evidence', personId, certificationId, domain],
    queryFn: ({ pageParam }) =>
      call(readEvidence, {
        params: { organisationId, personId, certificationId },
        query: { ...(domain && { domain }), ...(pageParam && { cursor: pageParam }) },
      }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  })
  const items = pages.data?.pages.flatMap((page) => page.items)
  return (
    <>
      <div className="readiness-of-evidence">
        <ChoiceField
          name="domain"
          label="Domain"
          value={domain}
          onChange={({ currentTarget }) => setDomain(currentTarget.value)}
          data={[{ value: '', label: 'All domains' }, ...domains.map(({ key, name }) => ({ value: key, label: name }))]}
        />
      </div>
      {pages.error && <FailureNotice failure={failureBehind(pages.error)} onRetry={() => void pages.refetch()} />}
      {!pages.error && !items && <LoadingRows rows={6} label="Loading the answers" />}
      {items && (
        <DataTable
          label="Answers"
          columns={columns}
          rows={items}
          rowId={({ id }) => id}
          empty={<p className="readiness-of-evidence">No answers of this domain yet.</p>}
        />
      )}
      {pages.hasNextPage && (
        <div className="readiness-of-evidence">
          <Button variant="default" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
            Show older answers
          </Button>
        </div>
      )}
    </>
  )
}
