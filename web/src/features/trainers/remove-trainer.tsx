import { readCalendar, removeTrainer, type ReplyOf } from '@cadre/contracts'
import { addDays } from '@cadre/kernel'
import { useNavigate } from '@tanstack/react-router'
import { useHere } from '../../api/here.ts'
import { useReading } from '../../api/reading.ts'
import { useWriting } from '../../api/writing.ts'
import type { Failure } from '../../lib/failure.ts'
import { browserClock, todayIn } from '../../lib/clock.ts'
import { spanText } from '../../lib/format/moment.ts'
import { countText } from '../../lib/format/number.ts'
import { instantAt } from '../../lib/format/wire.ts'
import { type ConsequenceGroup, ConsequencesDialog } from '../../ui/feedback/consequences-dialog.tsx'
import { sayDone } from '../../ui/feedback/say.tsx'
import type { Trainer } from './words.ts'

type Entry = ReplyOf<typeof readCalendar>['items'][number]
type Props = { readonly trainer: Trainer; readonly onClose: () => void }

const daysAhead = 365

/** Taking somebody off the register, with the sessions to come that they still lead. */
export function RemoveTrainer({ trainer, onClose }: Props) {
  const { organisationId, at, zone } = useHere()
  const from = todayIn(zone, browserClock())
  const query = { from, to: addDays(from, daysAhead), only: 'all' as const }
  const calendar = useReading(readCalendar, { params: { organisationId }, query })
  const remove = useWriting(removeTrainer, 'cohorts')
  const navigate = useNavigate()
  const onCommit = async (): Promise<Failure | null> => {
    const done = await remove.run({ params: { organisationId, personId: trainer.personId } })
    if (!done.ok) return done.failure
    sayDone(`${trainer.name} is off the register`)
    await navigate({ to: at('trainers') })
    return null
  }
  return (
    <ConsequencesDialog
      title={`Take ${trainer.name} off the register`}
      intent={`${trainer.name} can no longer be chosen for a cohort without a reason. What the register knows of them is forgotten.`}
      groups={calendar.value ? groupsOf(calendar.value.items, trainer, zone) : null}
      commit={`Take ${trainer.name} off the register`}
      destructive
      undo={{ possible: true, words: 'They can be registered again; what is known of them is then entered anew.' }}
      onCommit={onCommit}
      onClose={onClose}
    />
  )
}

/** Cohort by cohort, with the first session that is left to swap. */
function groupsOf(items: readonly Entry[], trainer: Trainer, zone: ReturnType<typeof useHere>['zone']) {
  const led = items.filter(({ session }) => session.trainerId === trainer.personId && session.state === 'planned')
  const cohorts = [...Map.groupBy(led, ({ cohortId }) => cohortId).values()]
  const lines = cohorts.flatMap((entries) => {
    const [first] = entries.toSorted((a, b) => a.session.start.localeCompare(b.session.start))
    if (!first) return []
    const starts = spanText({ from: instantAt(first.session.start) }, zone)
    return [
      { id: first.cohortId, what: `${first.cohortName}: ${countText(entries.length, 'session')}, from ${starts}` },
    ]
  })
  const none = { id: 'none', what: `${trainer.name} leads no session of the next twelve months` }
  const group: ConsequenceGroup =
    lines.length === 0
      ? { title: 'Sessions they lead', tone: 'calm', items: [none] }
      : { title: 'Sessions they still lead, until each is swapped', tone: 'warn', items: lines }
  return [group]
}
