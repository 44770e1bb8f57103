import { advanceCohort, type stageEvents } from '@cadre/contracts'
import { useHere } from '../../api/here.ts'
import { useWriting } from '../../api/writing.ts'
import type { Failure } from '../../lib/failure.ts'
import { dateText } from '../../lib/format/date.ts'
import { countText } from '../../lib/format/number.ts'
import { type ConsequenceGroup, ConsequencesDialog } from '../../ui/feedback/consequences-dialog.tsx'
import { sayDone } from '../../ui/feedback/say.tsx'
import type { Cohort } from './cohort.ts'

export type StageEvent = (typeof stageEvents)[number]
type Words = {
  readonly title: string
  readonly intent: string
  readonly commit: string
  readonly undo: string
  readonly done: (invitations: number) => string
}

const wordsFor: Readonly<Record<StageEvent, Words>> = {
  announce: {
    title: 'Announce the cohort',
    intent: 'The cohort becomes visible with tentative dates.',
    commit: 'Announce it',
    undo: 'It can be cancelled later; what people have read cannot be unread.',
    done: () => 'The cohort is announced with tentative dates.',
  },
  confirm: {
    title: 'Confirm the cohort',
    intent: 'The cohort is published and its calendar goes to everybody in it.',
    commit: 'Confirm and send calendars',
    undo: 'Sent mail stays sent; sessions can still be moved, and calendars follow.',
    done: (sent) => `Published. ${countText(sent, 'invitation')} sent.`,
  },
  cancel: {
    title: 'Cancel the cohort',
    intent: 'The whole cohort ends here. Nothing of its record is deleted.',
    commit: 'Cancel the cohort',
    undo: 'A cancelled cohort cannot be brought back; plan a new one instead.',
    done: (sent) => `Cancelled. ${countText(sent, 'cancellation')} sent.`,
  },
}

type Props = { readonly cohort: Cohort; readonly event: StageEvent; readonly onClose: () => void }

/** What a new stage sends to whom, before it does. */
export function StageDialog({ cohort, event, onClose }: Props) {
  const { organisationId } = useHere()
  const advance = useWriting(advanceCohort, 'trainers')
  const words = wordsFor[event]
  const onCommit = async (): Promise<Failure | null> => {
    const done = await advance.run({ params: { organisationId, cohortId: cohort.cohortId }, body: { event } })
    if (!done.ok) return done.failure
    sayDone(words.done(done.value.invitations))
    return null
  }
  return (
    <ConsequencesDialog
      title={words.title}
      intent={words.intent}
      groups={groupsOf(cohort, event)}
      commit={words.commit}
      destructive={event === 'cancel'}
      undo={{ possible: false, words: words.undo }}
      onCommit={onCommit}
      onClose={onClose}
    />
  )
}

function groupsOf(cohort: Cohort, event: StageEvent): ConsequenceGroup[] {
  const { plan, people, trainers } = cohort
  const coming = plan.sessions.filter(({ state }) => state === 'planned')
  const [first] = coming
  const invited = people.filter(({ state }) => state === 'invited' || state === 'confirmed')
  const mail = event === 'cancel' ? 'Cancellation of' : 'Calendar with'
  const sent = [...trainers.map((name) => `${name} (trainer)`), ...invited.map(({ name }) => name)]
  const waiting = people.filter(({ state }) => state === 'interested' || state === 'waiting')
  const groups: ConsequenceGroup[] = [
    {
      title: 'Sessions',
      tone: event === 'cancel' ? 'bad' : 'calm',
      items: [
        {
          id: 'sessions',
          what: countText(coming.length, 'session'),
          detail: first ? `${dateText(first.date, 'full')} to ${dateText(cohort.endsOn, 'full')}` : 'none to come',
        },
      ],
    },
  ]
  if (event !== 'announce' && sent.length > 0) {
    const items = sent.map((name) => ({
      id: name,
      what: name,
      detail: `${mail} ${countText(coming.length, 'session')}`,
    }))
    groups.push({ title: 'Is sent by mail', tone: event === 'cancel' ? 'warn' : 'calm', items })
  }
  if (waiting.length > 0) {
    const items = waiting.map(({ personId, name }) => ({ id: personId, what: name }))
    groups.push({ title: 'Waits or is interested', tone: 'calm', items })
  }
  if (event === 'confirm' && plan.conflicts.length > 0) {
    const items = plan.conflicts.map(({ words }, at) => ({ id: String(at), what: words }))
    groups.push({ title: 'Conflicts that stay', tone: 'warn', items })
  }
  return groups
}
