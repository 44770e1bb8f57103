import './record.css'
import { readRecord, type ReplyOf } from '@cadre/contracts'
import { Link, useParams } from '@tanstack/react-router'
import { useHere } from '../../../api/here.ts'
import { useReading } from '../../../api/reading.ts'
import { minutesText } from '../../../lib/format/duration.ts'
import { DataTable } from '../../../ui/data/data-table.tsx'
import { Mark } from '../../../ui/data/mark.tsx'
import { Panel } from '../../../ui/data/panel.tsx'
import { Loaded } from '../../../ui/feedback/loaded.tsx'
import { PageHeader } from '../../../ui/shell/page-header.tsx'
import { outcomeCalled } from '../words.ts'
import { AttendancePanel } from './attendance-panel.tsx'

type SessionRecord = ReplyOf<typeof readRecord>

/** What ran, overran, was asked and was left out; and who was there (L3, K6). */
export function RecordPage() {
  const { runId = '' } = useParams({ strict: false })
  const { organisationId } = useHere()
  const record = useReading(readRecord, { params: { organisationId, runId } })
  return (
    <Loaded of={record} rows={10} page>
      {(found) => <Found record={found} />}
    </Loaded>
  )
}

function Found({ record }: { readonly record: SessionRecord }) {
  const { at } = useHere()
  return (
    <>
      <PageHeader
        title={`Record: ${record.title}`}
        above={<Link to={at(`cohorts/${record.cohortId}/sessions/${record.sessionKey}`)}>{record.cohortName}</Link>}
      />
      <div className="record">
        <AttendancePanel runId={record.runId} />
        <Panel title="Planned against run" flush>
          <DataTable
            label="Planned against run"
            rows={record.blocks}
            rowId={({ key }) => key}
            empty="This session has no blocks."
            columns={[
              { id: 'title', header: 'Block', value: ({ title }) => title, sortable: false },
              {
                id: 'planned',
                header: 'Planned',
                value: ({ plannedMinutes }) => plannedMinutes,
                cell: ({ plannedMinutes }) => minutesText(plannedMinutes),
                numeric: true,
              },
              {
                id: 'ran',
                header: 'Ran',
                value: ({ ranMinutes }) => ranMinutes,
                cell: ({ ranMinutes }) => minutesText(ranMinutes),
                numeric: true,
              },
              {
                id: 'outcome',
                header: 'Outcome',
                value: ({ outcome }) => outcomeCalled[outcome].words,
                cell: outcomeMark,
              },
            ]}
          />
        </Panel>
        <Panel title="Questions asked" flush>
          <DataTable
            label="Questions asked"
            rows={record.questions}
            rowId={({ stem }) => stem}
            empty="No question was asked."
            columns={[
              {
                id: 'stem',
                header: 'Question',
                value: ({ stem }) => stem,
                cell: stemShown,
                sortable: false,
              },
              { id: 'objective', header: 'Objective', value: ({ objective, domain }) => objective ?? domain },
              {
                id: 'right',
                header: 'Right',
                value: ({ right }) => right,
                cell: rightShown,
                numeric: true,
              },
            ]}
          />
        </Panel>
        <Lines title="For the next opening review" empty="Nothing was left out.">
          {record.owed.map(({ objective, words, minutes, whole, takenUp }) => (
            <li key={objective}>
              {words} ({whole ? 'wholly' : minutesText(minutes)}) {takenUp && <Mark tone="good">taken up</Mark>}
            </li>
          ))}
        </Lines>
        <Lines title="Questions raised" empty="Nobody raised a question.">
          {record.raised.map(({ raisedId, text, by, state }) => (
            <li key={raisedId}>
              {text} <span className="record-quiet">{by}</span>{' '}
              <Mark tone={state === 'open' ? 'warn' : 'calm'}>{state}</Mark>
            </li>
          ))}
        </Lines>
        <Lines title="Parking lot" empty="Nothing was parked.">
          {record.parked.map(({ parkedId, text, settled }) => (
            <li key={parkedId}>
              {text} {settled && <Mark tone="good">taken up</Mark>}
            </li>
          ))}
        </Lines>
        {record.overruns.length > 0 && (
          <Lines title="In other cohorts" empty="">
            {record.overruns.map(({ title, plannedMinutes, medianMinutes, overran, runs }) => (
              <li key={title}>
                {title} overran in {overran} of {runs} cohorts: {minutesText(medianMinutes)} in the median,{' '}
                {minutesText(plannedMinutes)} planned.
              </li>
            ))}
          </Lines>
        )}
        {record.takeaways !== '' && (
          <Panel title="Takeaways">
            <p className="record-takeaways">{record.takeaways}</p>
          </Panel>
        )}
      </div>
    </>
  )
}

const stemShown = ({ stem }: SessionRecord['questions'][number]) => <span className="record-stem">{stem}</span>
const rightShown = ({ right, answered }: SessionRecord['questions'][number]) => (
  <span className="record-count">{answered === 0 ? 'nobody answered' : `${right} of ${answered}`}</span>
)

const outcomeMark = ({ outcome }: SessionRecord['blocks'][number]) => (
  <Mark tone={outcomeCalled[outcome].tone}>{outcomeCalled[outcome].words}</Mark>
)

type LinesProps = { readonly title: string; readonly empty: string; readonly children: readonly React.ReactNode[] }

const Lines = ({ title, empty, children }: LinesProps) => (
  <Panel title={title}>
    {children.length === 0 ? <p className="record-quiet">{empty}</p> : <ul className="record-lines">{children}</ul>}
  </Panel>
)
