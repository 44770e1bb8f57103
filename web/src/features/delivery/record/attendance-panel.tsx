import { readAttendance, type ReplyOf, saveAttendance } from '@cadre/contracts'
import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { call } from '../../../api/call.ts'
import { useHere } from '../../../api/here.ts'
import { moduleOf, useReading } from '../../../api/reading.ts'
import { useWrite } from '../../../api/use-write.ts'
import { useQueryClient } from '@tanstack/react-query'
import { minutesText } from '../../../lib/format/duration.ts'
import { Mark } from '../../../ui/data/mark.tsx'
import { Panel } from '../../../ui/data/panel.tsx'
import { FailureNotice } from '../../../ui/feedback/failure-notice.tsx'
import { Loaded } from '../../../ui/feedback/loaded.tsx'
import { attendanceCalled } from '../words.ts'

type Attendance = ReplyOf<typeof readAttendance>
type Person = Attendance['items'][number]
type State = Person['proposed']
const states = ['present', 'partly', 'excused', 'absent'] as const

/** Who was there: proposed from presence, confirmed as a whole with one press, corrected with its history. */
export function AttendancePanel({ runId }: { readonly runId: string }) {
  const { organisationId } = useHere()
  const attendance = useReading(readAttendance, { params: { organisationId, runId } })
  return (
    <Loaded of={attendance} rows={4}>
      {(found) => <Confirming key={JSON.stringify(found.items)} runId={runId} attendance={found} />}
    </Loaded>
  )
}

function Confirming({
  runId,
  attendance: { minutes, items },
}: {
  readonly runId: string
  readonly attendance: Attendance
}) {
  const { organisationId, may } = useHere()
  const queryClient = useQueryClient()
  const [changed, setChanged] = useState<ReadonlyMap<string, { state: State; note: string }>>(new Map())
  const save = useWrite(
    (sent: readonly { personId: string; state: State; note: string }[], key) =>
      call(saveAttendance, { params: { organisationId, runId }, body: { items: [...sent] } }, key),
    () => queryClient.invalidateQueries({ queryKey: [organisationId, moduleOf(readAttendance)] }),
  )
  const choose = (person: Person, next: Partial<{ state: State; note: string }>): void =>
    setChanged(new Map(changed).set(person.personId, { ...standing(person), ...changed.get(person.personId), ...next }))
  const open = items.filter(({ confirmed }) => confirmed === null)
  const sent = items
    .filter(({ personId, confirmed }) => confirmed === null || changed.has(personId))
    .map((person) => ({ personId: person.personId, ...(changed.get(person.personId) ?? standing(person)) }))
  return (
    <Panel
      title="Attendance"
      aside={open.length === 0 ? <Mark tone="good">confirmed</Mark> : <Mark tone="warn">{open.length} to confirm</Mark>}
    >
      {save.failure && <FailureNotice failure={save.failure} />}
      <ul className="attendance">
        {items.map((person) => {
          const { state, note } = changed.get(person.personId) ?? standing(person)
          return (
            <li key={person.personId}>
              <div>
                <strong>{person.name}</strong>
                <div className="record-quiet">
                  {minutesText(person.minutes)} of {minutesText(minutes)}
                  {person.notice && `, gave notice: ${person.notice.reason}`}
                </div>
                <History person={person} />
              </div>
              <Mark tone={attendanceCalled[state].tone}>
                {changed.has(person.personId) ? 'changed' : person.confirmed === null ? 'proposed' : 'confirmed'}
              </Mark>
              {may('sessions.lead') ? (
                <>
                  <NativeSelect
                    aria-label={`Attendance of ${person.name}`}
                    value={state}
                    onChange={({ currentTarget }) => choose(person, { state: stateNamed(currentTarget.value) })}
                    data={states.map((value) => ({ value, label: attendanceCalled[value].words }))}
                  />
                  {changed.has(person.personId) && (person.confirmed !== null || needsNotice(person, state)) && (
                    <TextInput
                      aria-label={
                        needsNotice(person, state)
                          ? `How and when ${person.name} gave notice`
                          : `Why, for ${person.name}`
                      }
                      placeholder={needsNotice(person, state) ? 'How and when they gave notice' : 'Why'}
                      value={note}
                      maxLength={500}
                      onChange={({ currentTarget }) => choose(person, { note: currentTarget.value })}
                    />
                  )}
                </>
              ) : (
                <span>{attendanceCalled[state].words}</span>
              )}
            </li>
          )
        })}
      </ul>
      {may('sessions.lead') && sent.length > 0 && (
        <Button mt="md" loading={save.busy} onClick={() => save.run(sent)}>
          {open.length > 0 ? `Confirm attendance of ${sent.length}` : `Correct attendance of ${sent.length}`}
        </Button>
      )}
    </Panel>
  )
}

/** Excused is who gave notice before; where it was not given here, it is written down. */
const needsNotice = ({ notice }: Person, state: State): boolean => state === 'excused' && notice === null

const standing = ({ confirmed, proposed, history }: Person): { state: State; note: string } => ({
  state: confirmed ?? proposed,
  note: confirmed === null ? '' : (history[0]?.note ?? ''),
})

const stateNamed = (text: string): State => states.find((state) => state === text) ?? 'absent'

const History = ({ person: { history } }: { readonly person: Person }) =>
  history.length < 2 ? null : (
    <details>
      <summary>{history.length - 1} corrected</summary>
      <ul className="record-lines">
        {history.map(({ state, note, by, at }) => (
          <li key={at}>
            {attendanceCalled[state].words} by {by}
            {note !== '' && `: ${note}`}
          </li>
        ))}
      </ul>
    </details>
  )
