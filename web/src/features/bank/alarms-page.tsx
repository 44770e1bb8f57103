import { listQuestionAlarms, type ReplyOf } from '@cadre/contracts'
import { Link } from '@tanstack/react-router'
import { useHere } from '../../api/here.ts'
import { useReading } from '../../api/reading.ts'
import { countText } from '../../lib/format/number.ts'
import type { Column } from '../../ui/data/column.ts'
import { DataTable } from '../../ui/data/data-table.tsx'
import { EmptyState } from '../../ui/feedback/empty-state.tsx'
import { Loaded } from '../../ui/feedback/loaded.tsx'
import { PageHeader } from '../../ui/shell/page-header.tsx'
import { Reports } from './reports.tsx'

type Alarm = ReplyOf<typeof listQuestionAlarms>['items'][number]

/** Live questions whose answers say that something is wrong (Q3). */
export function AlarmsPage() {
  const { organisationId, at } = useHere()
  const alarms = useReading(listQuestionAlarms, { params: { organisationId } })
  return (
    <>
      <PageHeader
        title="Questions to look at"
        above={<Link to={at('questions')}>Questions</Link>}
        about="Live questions with enough answers to say that something is wrong, first those that may be keyed wrongly."
      />
      <Reports />
      <Loaded of={alarms} rows={6}>
        {({ items }) => (
          <DataTable
            label="Questions to look at"
            framed
            columns={columns}
            rows={items}
            rowId={({ questionId }) => questionId}
            empty={
              <EmptyState title="Nothing to look at" action={<Link to={at('questions')}>All questions</Link>}>
                No live question has answers that say something is wrong. Most is said from 30 answers on; a key that is
                probably wrong is named sooner.
              </EmptyState>
            }
          />
        )}
      </Loaded>
    </>
  )
}

const AlarmLink = ({ alarm: { questionId, excerpt } }: { readonly alarm: Alarm }) => (
  <Link to={useHere().at(`questions/${questionId}`)}>{excerpt}</Link>
)

const columns: readonly Column<Alarm>[] = [
  {
    id: 'question',
    header: 'Question',
    value: ({ excerpt }) => excerpt,
    cell: (alarm) => <AlarmLink alarm={alarm} />,
  },
  { id: 'words', header: 'What its answers say', prose: true, value: ({ words }) => words },
  { id: 'n', header: 'Answers', value: ({ n }) => n, cell: ({ n }) => countText(n, 'answer') },
]
