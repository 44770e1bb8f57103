import { useState } from 'react'
import { dateText } from '../../lib/format/date.ts'
import { Calendar } from '../../ui/calendar/calendar.tsx'
import type { CalendarEntry, Place } from '../../ui/calendar/calendar-entry.ts'
import { Panel } from '../../ui/data/panel.tsx'
import { ConsequencesDialog } from '../../ui/feedback/consequences-dialog.tsx'
import { sayDone, sayUndo } from '../../ui/feedback/say.tsx'
import { entries as sample, today } from './samples.ts'

type Proposal = { readonly entry: CalendarEntry; readonly to: Place }

export function CalendarSection() {
  const [entries, setEntries] = useState(sample)
  const [proposal, setProposal] = useState<Proposal | null>(null)
  const place = (id: string, to: Place): void =>
    setEntries((now) => now.map((entry) => (entry.id === id ? { ...entry, ...to } : entry)))
  const commit = ({ entry, to }: Proposal) => {
    place(entry.id, to)
    sayUndo(`${entry.title} is now on ${dateText(to.date)}, ${to.time}`, () => place(entry.id, entry))
    return Promise.resolve(null)
  }
  return (
    <Panel title="Calendar">
      <Calendar
        entries={entries}
        today={today}
        onMove={(entry, to) => setProposal({ entry, to })}
        onOpen={(entry) => sayDone(`Opened ${entry.title}`)}
      />
      {proposal && (
        <ConsequencesDialog
          title={`Move ${proposal.entry.title}`}
          intent={`From ${dateText(proposal.entry.date)}, ${proposal.entry.time} to ${dateText(proposal.to.date)}, ${proposal.to.time}. Nothing has been sent yet.`}
          groups={consequences}
          commit={`Move ${proposal.entry.title}`}
          undo={{ possible: true, words: 'Can be undone for 30 days; invitations are then sent again.' }}
          onCommit={() => commit(proposal)}
          onClose={() => setProposal(null)}
        />
      )}
    </Panel>
  )
}

const consequences = [
  {
    title: 'Conflicts',
    tone: 'warn',
    items: [{ id: 'c1', what: 'Jonas Lind has a client review', detail: '16:30–17:30' }],
  },
  {
    title: 'Moves with it',
    tone: 'calm',
    items: [
      { id: 'm1', what: 'Assignment "Tune a model" is due a day later', detail: 'Wed 10 Feb' },
      { id: 'm2', what: 'Checkpoint 2 follows the session', detail: 'Thu 11 Feb' },
    ],
  },
  {
    title: 'Is sent',
    tone: 'calm',
    items: [{ id: 's1', what: 'Updated invitations', detail: '5 people and the trainer' }],
  },
] as const
