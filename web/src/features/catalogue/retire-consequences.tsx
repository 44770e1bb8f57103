import { announceRetirement } from '@cadre/contracts'
import { expectOk, parsePlainDate } from '@cadre/kernel'
import { call } from '../../api/call.ts'
import { useRefresh } from '../../api/session/use-refresh.ts'
import { useOrganisation } from '../../api/session/use-session.ts'
import { useWrite } from '../../api/use-write.ts'
import { browserClock, todayIn } from '../../lib/clock.ts'
import { dateText } from '../../lib/format/date.ts'
import { useViewer } from '../../ui/data/viewer.ts'
import { ConsequencesDialog } from '../../ui/feedback/consequences-dialog.tsx'
import { sayUndo } from '../../ui/feedback/say.tsx'
import { retirementChanges } from './retirement-changes.ts'
import type { Detail } from './words.ts'

export type Retirement = {
  readonly retiresOn: string | null
  readonly successorCode: string | null
  readonly source: string
}
type Props = {
  readonly detail: Detail
  readonly asked: Retirement
  readonly onBack: () => void
  readonly onDone: () => void
}

/** What a retire date changes, before it is recorded. */
export function RetireConsequences({ detail, asked, onBack, onDone }: Props) {
  const { organisationId } = useOrganisation()
  const { zone } = useViewer()
  const refresh = useRefresh('catalogue')
  const { certificationId, code } = detail
  const write = useWrite(
    (body: Retirement) => call(announceRetirement, { params: { organisationId, certificationId }, body }),
    refresh,
  )
  const before: Retirement = {
    retiresOn: detail.retiresOn,
    successorCode: detail.successorCode,
    source: `As recorded before: ${asked.source}`.slice(0, 500),
  }
  const commit = async () => {
    const stopped = await write.attempt(asked)
    if (!stopped) {
      sayUndo(`Retirement of ${code} is recorded`, () => write.run(before))
      onDone()
    }
    return stopped
  }
  const date = asked.retiresOn === null ? null : dateText(expectOk(parsePlainDate(asked.retiresOn)), 'full')
  return (
    <ConsequencesDialog
      title={`Retirement of ${code}`}
      intent={
        date === null ? `${code} stays open for exams.` : `From ${date} on, the exam ${code} can no longer be taken.`
      }
      groups={retirementChanges(detail, asked, todayIn(zone, browserClock()))}
      commit={date === null ? 'Lift the retirement' : `Record retirement on ${date}`}
      undo={{ possible: true, words: 'Undo brings back what was recorded before.' }}
      onCommit={commit}
      onClose={onBack}
    />
  )
}
