import { Button, NativeSelect } from '@mantine/core'
import { IconPlayerPlay, IconPlayerStop } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import type { Target } from '../../api/self-paced/desk.ts'
import type { Study } from '../../api/self-paced/kept.ts'
import { browserClock } from '../../lib/clock.ts'
import { clockText, minutesText } from '../../lib/format/duration.ts'
import { Panel } from '../../ui/data/panel.tsx'
import { sayDone } from '../../ui/feedback/say.tsx'
import { useDesk, useDeskState } from './desk-context.ts'

const quick = [15, 30, 45, 60] as const
const nothingSaid: Target = { cohortId: null, taskKey: null }

/** Hours studied, in two taps: a clock that runs, or minutes that are over (S1). */
export function StudyLog() {
  const desk = useDesk()
  const { study, timer } = useDeskState()
  const [chosen, setChosen] = useState('')
  const targets = targetsOf(study)
  const target = targets.find(({ value }) => value === chosen)?.target ?? nothingSaid
  const log = async (minutes: number): Promise<void> => {
    await desk.log(minutes, target)
    sayDone(`${minutesText(minutes)} logged.`)
  }
  const stop = async (): Promise<void> => {
    const minutes = await desk.stopTimer()
    sayDone(minutes > 0 ? `${minutesText(minutes)} logged.` : 'Less than a minute: nothing was logged.')
  }
  return (
    <Panel title="Log study" aside={study && <span>{minutesText(study.thisWeekMinutes)} this week</span>}>
      <div className="study-log">
        {targets.length > 0 && (
          <NativeSelect
            label="For"
            value={chosen}
            disabled={timer !== null}
            onChange={({ currentTarget }) => setChosen(currentTarget.value)}
            data={[
              { value: '', label: 'Nothing in particular' },
              ...targets.map(({ value, label }) => ({ value, label })),
            ]}
          />
        )}
        {timer ? (
          <Button leftSection={<IconPlayerStop size={18} aria-hidden />} onClick={() => void stop()}>
            Stop and log <Running since={timer.startedAt} />
          </Button>
        ) : (
          <>
            <Button
              variant="default"
              leftSection={<IconPlayerPlay size={18} aria-hidden />}
              onClick={() => void desk.startTimer(target)}
            >
              Start the clock
            </Button>
            <fieldset className="study-log-quick" aria-label="Log minutes that are over">
              {quick.map((minutes) => (
                <Button key={minutes} variant="default" onClick={() => void log(minutes)}>
                  {minutesText(minutes)}
                </Button>
              ))}
            </fieldset>
          </>
        )}
      </div>
    </Panel>
  )
}

function Running({ since }: { readonly since: string }) {
  const [now, setNow] = useState(() => browserClock())
  useEffect(() => {
    const timer = setInterval(() => setNow(browserClock()), 1_000)
    return () => clearInterval(timer)
  }, [])
  return <span className="study-log-running">{clockText((now - Date.parse(since)) / 1_000)}</span>
}

/** Work that is not done, the soonest due first. */
function targetsOf(study: Study | null) {
  return (study?.cohorts ?? []).flatMap(({ cohortId, assignments }) =>
    assignments
      .filter(({ state, kind }) => state !== 'done' && kind !== 'checkpoint')
      .map(({ taskKey, title }) => ({ value: `${cohortId} ${taskKey}`, label: title, target: { cohortId, taskKey } })),
  )
}
