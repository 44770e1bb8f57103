import './bank-page.css'
import {
  addShippedQuestions,
  listShippedQuestions,
  readBankOverview,
  searchQuestions,
  type ReplyOf,
} from '@cadre/contracts'
import { Button } from '@mantine/core'
import { IconListCheck } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { useCallback, useState } from 'react'
import { call } from '../../api/call.ts'
import { useHere } from '../../api/here.ts'
import { useReading } from '../../api/reading.ts'
import { failureBehind } from '../../api/request-failed.ts'
import { useWriting } from '../../api/writing.ts'
import { countText } from '../../lib/format/number.ts'
import { EmptyState } from '../../ui/feedback/empty-state.tsx'
import { FailureNotice } from '../../ui/feedback/failure-notice.tsx'
import { LoadingRows } from '../../ui/feedback/loading.tsx'
import { sayDone, sayFailure } from '../../ui/feedback/say.tsx'
import { PageHeader } from '../../ui/shell/page-header.tsx'
import { BankFilters } from './bank-filters.tsx'
import { bankSearch, type BankSearch } from './bank-search.ts'
import { BulkChanges } from './bulk-changes.tsx'
import { BulkBar } from './bulk-bar.tsx'
import { QuestionTable } from './question-table.tsx'
import { filterOf } from './filter-of.ts'

type Overview = ReplyOf<typeof readBankOverview>

/** The questions of the organisation: found by words and place, changed many at a time. */
export function BankPage() {
  const { organisationId, at, may } = useHere()
  const search = bankSearch(useSearch({ strict: false }))
  const overview = useReading(readBankOverview, { params: { organisationId } })
  const total = overview.value?.states.reduce((sum, { count }) => sum + count, 0)
  return (
    <>
      <PageHeader
        title="Questions"
        about={total !== undefined && `${countText(total, 'question')}, none live before a second person reviewed it`}
        action={
          may('questions.write') && (
            <Button component={Link} to={at('questions/new')}>
              Write a question
            </Button>
          )
        }
        more={
          <>
            <Button component={Link} to={at('questions/alarms')} variant="default">
              To look at
            </Button>
            {may('questions.manage') && (
              <Button component={Link} to={at('questions/import')} variant="default">
                Import and export
              </Button>
            )}
          </>
        }
      />
      {overview.failure && <FailureNotice failure={overview.failure} onRetry={overview.again} />}
      {total === 0 ? <NoQuestions /> : overview.value && <Found overview={overview.value} search={search} />}
    </>
  )
}

function Found({ overview, search }: { readonly overview: Overview; readonly search: BankSearch }) {
  const { organisationId, may } = useHere()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [begun, setBegun] = useState<string | null>(null)
  const found = useInfiniteQuery({
    queryKey: [organisationId, 'bank', 'search', search],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      call(searchQuestions, {
        params: { organisationId },
        query: { ...filterOf(search), limit: 50, ...(pageParam !== undefined && { cursor: pageParam }) },
      }),
    getNextPageParam: ({ next }) => next ?? undefined,
  })
  const rows = found.data?.pages.flatMap(({ items }) => items) ?? []
  const toggle = (questionId: string): void => setChosen((now) => now.symmetricDifference(new Set([questionId])))
  const begin = (bulkId: string): void => {
    setBegun(bulkId)
    setChosen(new Set())
  }
  const ended = useCallback(() => setBegun(null), [])
  return (
    <>
      <BankFilters overview={overview} search={search} />
      {found.isPending && <LoadingRows rows={10} />}
      {found.isError && <FailureNotice failure={failureBehind(found.error)} onRetry={() => void found.refetch()} />}
      {found.data && (
        <QuestionTable
          rows={rows}
          overview={overview}
          chosen={chosen}
          onToggle={may('questions.manage') ? toggle : null}
        />
      )}
      {found.hasNextPage && (
        <div className="bank-page-more">
          <Button variant="default" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
            Show 50 more
          </Button>
        </div>
      )}
      {may('questions.manage') && (
        <>
          {(rows.length > 0 || found.isPending) && (
            // While another filter is asked for, what was begun here stays.
            <BulkBar
              search={search}
              chosen={chosen}
              overview={overview}
              onBegun={begin}
              onChooseNone={() => setChosen(new Set())}
            />
          )}
          <BulkChanges begun={begun} onEnded={ended} />
        </>
      )}
    </>
  )
}

function NoQuestions() {
  const { organisationId, at, may } = useHere()
  const shipped = useReading(listShippedQuestions, { params: { organisationId } })
  const add = useWriting(addShippedQuestions)
  const take = async (code: string): Promise<void> => {
    const done = await add.run({ params: { organisationId, code } })
    if (done.ok) sayDone(`${countText(done.value.added, 'question')} for ${code} added, live.`)
    else sayFailure(done.failure)
  }
  return (
    <EmptyState
      title="No questions yet"
      icon={<IconListCheck size={24} stroke={1.5} aria-hidden />}
      action={
        <>
          {may('questions.manage') &&
            shipped.value?.items
              .filter(({ certificationId }) => certificationId !== null)
              .map(({ code, questions }) => (
                <Button key={code} loading={add.busy} onClick={() => void take(code)}>
                  Add {countText(questions, 'question')} for {code}
                </Button>
              ))}
          {may('questions.write') && (
            <Button component={Link} to={at('questions/new')} variant="default">
              Write the first
            </Button>
          )}
        </>
      }
    >
      Questions make opening quizzes, checkpoints and practice exams. Start from those that ship with Cadre, import a
      file, or write your own.
    </EmptyState>
  )
}
