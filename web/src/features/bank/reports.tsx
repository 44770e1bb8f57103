import { listQuestionReports, settleQuestionReport, type ReplyOf } from '@cadre/contracts'
import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useHere } from '../../api/here.ts'
import { useReading } from '../../api/reading.ts'
import { useWriting } from '../../api/writing.ts'
import type { Column } from '../../ui/data/column.ts'
import { DataTable } from '../../ui/data/data-table.tsx'
import { Panel } from '../../ui/data/panel.tsx'
import { sayDone, sayFailure } from '../../ui/feedback/say.tsx'

type Report = ReplyOf<typeof listQuestionReports>['items'][number]

const reasonCalled: Readonly<Record<Report['reason'], string>> = {
  'wrong-key': 'The key is wrong',
  unclear: 'It is unclear',
  outdated: 'It is outdated',
  other: 'Something else',
}

/** What people who review say is wrong with questions; for those who may look into it, and only where there is something. */
export function Reports() {
  const { organisationId, may } = useHere()
  return may('questions.review') ? <Open organisationId={organisationId} /> : null
}

function Open({ organisationId }: { readonly organisationId: ReturnType<typeof useHere>['organisationId'] }) {
  const { value } = useReading(listQuestionReports, { params: { organisationId } })
  if (!value || value.items.length === 0) return null
  return (
    <Panel title={`Reported by people who answered, ${value.items.length}`} flush>
      <DataTable
        label="Reported questions"
        columns={columns}
        rows={value.items}
        rowId={({ questionReportId }) => questionReportId}
        empty={null}
      />
    </Panel>
  )
}

const QuestionLink = ({ report: { questionId, excerpt } }: { readonly report: Report }) => (
  <Link to={useHere().at(`questions/${questionId}`)}>{excerpt}</Link>
)

function Settle({ report: { questionReportId, excerpt } }: { readonly report: Report }) {
  const { organisationId } = useHere()
  const settle = useWriting(settleQuestionReport)
  const run = async (): Promise<void> => {
    const done = await settle.run({ params: { organisationId, questionReportId }, body: { words: '' } })
    if (done.ok) sayDone('The report is settled.')
    else sayFailure(done.failure)
  }
  return (
    <Button
      size="compact-sm"
      variant="default"
      loading={settle.busy}
      aria-label={`Settle the report of: ${excerpt}`}
      onClick={() => void run()}
    >
      Looked into
    </Button>
  )
}

const columns: readonly Column<Report>[] = [
  {
    id: 'question',
    header: 'Question',
    value: ({ excerpt }) => excerpt,
    cell: (report) => <QuestionLink report={report} />,
  },
  { id: 'reason', header: 'What is wrong', value: ({ reason }) => reasonCalled[reason] },
  { id: 'words', header: 'In their words', prose: true, value: ({ words }) => words },
  { id: 'by', header: 'By', value: ({ by }) => by },
  { id: 'settle', header: 'Settle', value: () => null, cell: (report) => <Settle report={report} /> },
]
