import { type ReplyOf, watchAssessment } from '@cadre/contracts'
import type { Zone } from '@cadre/kernel'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useHere } from '../../../api/here.ts'
import { reading } from '../../../api/reading.ts'
import { failureBehind } from '../../../api/request-failed.ts'
import { clockText } from '../../../lib/format/duration.ts'
import { spanText } from '../../../lib/format/moment.ts'
import { instantAt } from '../../../lib/format/wire.ts'
import type { Tone } from '../../../ui/theme/tokens.ts'
import type { Column } from '../../../ui/data/column.ts'
import { DataTable } from '../../../ui/data/data-table.tsx'
import { Mark } from '../../../ui/data/mark.tsx'
import { Panel } from '../../../ui/data/panel.tsx'
import { Loaded } from '../../../ui/feedback/loaded.tsx'
import { Notice } from '../../../ui/feedback/notice.tsx'
import type { Assessment } from './draft.ts'
import { ExtraTimeBefore } from './extra-time.tsx'
import type { Taker } from './taker.ts'
import { TakerDialog } from './taker-dialog.tsx'

type Watched = ReplyOf<typeof watchAssessment>

/** Often enough to help somebody in an exam, seldom enough to cost nothing. */
const everyMs = 5_000

/** Who is at it, how far, and whether all is saved; never an answer. */
export function Watch({ assessment }: { readonly assessment: Assessment }) {
  const { organisationId, zone, may } = useHere()
  const { assessmentId, questions, cohortId, minutes, state } = assessment
  const query = useQuery({
    ...reading(watchAssessment, { params: { organisationId, assessmentId } }),
    refetchInterval: everyMs,
  })
  const [chosen, setChosen] = useState<string | null>(null)
  const [looking, setLooking] = useState(false)
  const isLookedFor = state !== 'closed' && cohortId === null && minutes !== null && may('members.read')
  const found = {
    value: query.data,
    failure: query.error && failureBehind(query.error),
    again: () => void query.refetch(),
  }
  // A poll that fails, or waits for the network, leaves the last one on the screen.
  const stands = query.isError || query.isPaused
  return (
    <Loaded of={found}>
      {(watched) => {
        const taker = watched.items.find(({ personId }) => personId === chosen)
        return (
          <div className="watch">
            {stands && <Stands at={watched.serverNow} zone={zone} again={found.again} />}
            <Panel
              title={headOf(watched, assessment)}
              flush
              aside={
                isLookedFor && (
                  <Button variant="default" size="compact-sm" onClick={() => setLooking(true)}>
                    Extra time before the start
                  </Button>
                )
              }
            >
              <DataTable
                label="Takers"
                columns={columnsOf(watched, questions, zone)}
                rows={watched.items}
                rowId={({ personId }) => personId}
                onOpen={({ personId }) => setChosen(personId)}
                empty={<p className="watch-empty">{emptyWords(assessment)}</p>}
              />
              {taker && <TakerDialog assessment={assessment} taker={taker} onClose={() => setChosen(null)} />}
              {looking && (
                <ExtraTimeBefore
                  assessment={assessment}
                  listed={new Set(watched.items.map(({ personId }) => personId))}
                  onClose={() => setLooking(false)}
                />
              )}
            </Panel>
          </div>
        )
      }}
    </Loaded>
  )
}

type StandsProps = { readonly at: string; readonly zone: Zone; readonly again: () => void }

const Stands = ({ at, zone, again }: StandsProps) => (
  <Notice
    tone="warn"
    title={`As it was ${spanText({ from: instantAt(at) }, zone)}: nothing newer comes from the server`}
    action={
      <Button variant="default" size="compact-sm" onClick={again}>
        Ask again
      </Button>
    }
  >
    It is asked again every few seconds. Whoever writes goes on meanwhile.
  </Notice>
)

const emptyWords = ({ cohortId }: Assessment): string =>
  cohortId === null
    ? 'Nobody has started it. It is for everybody in the organisation; who starts it stands here.'
    : 'Nobody is expected yet: the cohort has no seats taken.'

const headOf = ({ items }: Watched, { cohortId }: Assessment): string => {
  const open = items.filter(({ phase }) => phase === 'open').length
  const done = items.filter(({ phase }) => phase === 'closed' || phase === 'finalised').length
  const counted = `${open} at it, ${done} handed in`
  // Of everybody nobody is expected.
  return cohortId === null ? counted : `${counted}, ${items.length - open - done} not started`
}

const stateOf = ({ phase, cause }: Taker): { readonly tone: Tone; readonly words: string } => {
  if (phase === null || phase === 'not-started') return { tone: 'calm', words: 'Not started' }
  if (phase === 'open') return { tone: 'good', words: 'Writing' }
  if (phase === 'voided') return { tone: 'bad', words: 'Void' }
  return {
    tone: 'calm',
    words: cause === 'submitted' ? 'Submitted' : cause === 'timed-out' ? 'Time ended' : 'Ended by staff',
  }
}

const aDay = 86_400

/** How long ago something was, by the server's clock; what is over for a day is a date. */
const ago = (iso: string | null, serverNow: string, zone: Zone): string => {
  if (iso === null) return '\u2013'
  const seconds = Math.max(0, Math.round((instantAt(serverNow) - instantAt(iso)) / 1000))
  if (seconds >= aDay) return spanText({ from: instantAt(iso) }, zone)
  return seconds < 60 ? `${seconds} s ago` : `${clockText(seconds)} ago`
}

const leftOf = ({ phase, deadlineAt }: Taker, serverNow: string): string => {
  if (phase !== 'open') return '\u2013'
  if (deadlineAt === null) return 'no limit'
  return clockText((instantAt(deadlineAt) - instantAt(serverNow)) / 1000)
}

const columnsOf = ({ serverNow }: Watched, questions: number, zone: Zone): Column<Taker>[] => [
  { id: 'name', header: 'Name', value: ({ name }) => name },
  {
    id: 'state',
    header: 'State',
    value: (taker) => stateOf(taker).words,
    cell: (taker) => <Mark tone={stateOf(taker).tone}>{stateOf(taker).words}</Mark>,
  },
  {
    id: 'answered',
    header: 'Answered',
    numeric: true,
    value: ({ answered }) => answered,
    cell: ({ answered }) => `${answered} of ${questions}`,
  },
  {
    id: 'saved',
    header: 'Last saved',
    numeric: true,
    value: ({ lastSavedAt }) => lastSavedAt,
    cell: ({ lastSavedAt }) => ago(lastSavedAt, serverNow, zone),
  },
  {
    id: 'left',
    header: 'Time left',
    numeric: true,
    value: ({ deadlineAt }) => deadlineAt,
    cell: (taker) => leftOf(taker, serverNow),
  },
  { id: 'extra', header: 'Extra min', numeric: true, value: ({ extraMinutes }) => extraMinutes },
  { id: 'focus', header: 'Left page', numeric: true, value: ({ focusLost }) => focusLost },
  { id: 'late', header: 'Late', numeric: true, value: ({ lateEvents }) => lateEvents },
]
