import { type CallInput, readAvailability, saveAvailability } from '@cadre/contracts'
import { ActionIcon, Button } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useHere } from '../../api/here.ts'
import { useReading } from '../../api/reading.ts'
import { useWriting } from '../../api/writing.ts'
import { browserClock, todayIn } from '../../lib/clock.ts'
import { Panel } from '../../ui/data/panel.tsx'
import { Loaded } from '../../ui/feedback/loaded.tsx'
import { sayDone } from '../../ui/feedback/say.tsx'
import { CheckField, ChoiceField, DateField, TextField, TimeField } from '../../ui/form/fields.tsx'
import { Form } from '../../ui/form/form.tsx'
import { useFailure } from '../../ui/form/use-failure.ts'
import { ZoneField } from '../../ui/form/zone-field.tsx'

type Availability = CallInput<typeof saveAvailability>['body']
type Away = Availability['away'][number]
type Window = NonNullable<Availability['weekly']>[number]

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const
const workdays: Window[] = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '09:00', to: '18:00' }))

type Props = { readonly personId: string; readonly title: string }

/** Which hours suit somebody and when they are away: one's own, or with the right to plan anybody's. */
export function AvailabilityPanel({ personId, title }: Props) {
  const { organisationId, personId: own, may } = useHere()
  const found = useReading(readAvailability, { params: { organisationId, personId } })
  return (
    <Panel title={title}>
      <Loaded of={found} rows={4}>
        {(known) =>
          personId === own || may('cohorts.plan') ? (
            <Editor personId={personId} known={known} />
          ) : (
            <p className="trainers-page-quiet">Only they, and those who plan cohorts, can change this.</p>
          )
        }
      </Loaded>
    </Panel>
  )
}

function Editor({ personId, known }: { readonly personId: string; readonly known: Availability }) {
  const { organisationId } = useHere()
  const save = useWriting(saveAvailability)
  const refusal = useFailure()
  const [draft, setDraft] = useState<Availability>(known)
  const change = (part: Partial<Availability>): void => setDraft((now) => ({ ...now, ...part }))
  const run = async (): Promise<void> => {
    refusal.clear()
    const done = await save.run({ params: { organisationId, personId }, body: draft })
    if (done.ok) sayDone('Hours and days away are kept. New plans are checked against them.')
    else refusal.show(done.failure)
  }
  return (
    <Form
      submit="Save hours and days away"
      busy={save.busy}
      failure={refusal.failure}
      onSubmit={(event) => {
        event.preventDefault()
        void run()
      }}
    >
      <ZoneField
        name="zone"
        label="On the clock of"
        value={draft.zone}
        allowDeselect={false}
        onChange={(zone) => zone !== null && change({ zone })}
      />
      <CheckField
        name="any-hour"
        label="Any hour suits"
        checked={draft.weekly === null}
        onChange={({ currentTarget }) => change({ weekly: currentTarget.checked ? null : workdays })}
      />
      {draft.weekly !== null && <Weekly windows={draft.weekly} onChange={(weekly) => change({ weekly })} />}
      <AwayDays away={draft.away} onChange={(away) => change({ away })} />
    </Form>
  )
}

type WeeklyProps = { readonly windows: readonly Window[]; readonly onChange: (windows: Window[]) => void }

function Weekly({ windows, onChange }: WeeklyProps) {
  const put = (at: number, part: Partial<Window>): void =>
    onChange(windows.map((window, i) => (i === at ? { ...window, ...part } : window)))
  return (
    <fieldset className="trainers-page-fieldset">
      <legend>Hours that suit</legend>
      <div className="trainers-page-lines">
        {windows.map((window, at) => (
          <div key={at} className="trainers-page-line">
            <ChoiceField
              name={`weekly.${at}.weekday`}
              label="Day"
              value={String(window.weekday)}
              onChange={({ currentTarget }) => put(at, { weekday: Number(currentTarget.value) })}
              data={weekdays.map((label, i) => ({ value: String(i + 1), label }))}
            />
            <TimeField
              name={`weekly.${at}.from`}
              label="From"
              value={window.from}
              onChange={({ currentTarget }) => put(at, { from: currentTarget.value })}
            />
            <TimeField
              name={`weekly.${at}.to`}
              label="Until"
              value={window.to}
              onChange={({ currentTarget }) => put(at, { to: currentTarget.value })}
            />
            <ActionIcon
              aria-label={`Remove ${weekdays[window.weekday - 1] ?? ''} ${window.from}`}
              onClick={() => onChange(windows.filter((_, i) => i !== at))}
            >
              <IconX size={16} stroke={1.5} aria-hidden />
            </ActionIcon>
          </div>
        ))}
      </div>
      <Button variant="default" onClick={() => onChange([...windows, { weekday: 1, from: '09:00', to: '18:00' }])}>
        Add hours
      </Button>
    </fieldset>
  )
}

type AwayProps = { readonly away: readonly Away[]; readonly onChange: (away: Away[]) => void }

function AwayDays({ away, onChange }: AwayProps) {
  const { zone } = useHere()
  const today = todayIn(zone, browserClock())
  const put = (at: number, part: Partial<Away>): void =>
    onChange(away.map((one, i) => (i === at ? { ...one, ...part } : one)))
  return (
    <fieldset className="trainers-page-fieldset">
      <legend>Away</legend>
      <div className="trainers-page-lines">
        {away.map((one, at) => (
          <div key={at} className="trainers-page-line">
            <DateField
              name={`away.${at}.from`}
              label="From"
              value={one.from}
              onChange={({ currentTarget }) => put(at, { from: currentTarget.value })}
            />
            <DateField
              name={`away.${at}.to`}
              label="To, included"
              value={one.to}
              onChange={({ currentTarget }) => put(at, { to: currentTarget.value })}
            />
            <TextField
              name={`away.${at}.reason`}
              label="Reason"
              optional
              maxLength={120}
              value={one.reason}
              onChange={({ currentTarget }) => put(at, { reason: currentTarget.value })}
            />
            <ActionIcon aria-label={`Remove ${one.from}`} onClick={() => onChange(away.filter((_, i) => i !== at))}>
              <IconX size={16} stroke={1.5} aria-hidden />
            </ActionIcon>
          </div>
        ))}
      </div>
      <Button variant="default" onClick={() => onChange([...away, { from: today, to: today, reason: '' }])}>
        Add days away
      </Button>
    </fieldset>
  )
}
