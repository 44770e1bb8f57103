import { remainingMs } from '@cadre/attempt'
import { useEffect, useRef, useState } from 'react'
import { clockText } from '../../../lib/format/duration.ts'
import { useExam } from './exam-context.ts'
import { type TimeKnown, timeWords } from './time-words.ts'
import { useDeviceState, useServerTime } from './use-device.ts'

/** Time left by the server's deadline and clock. Quiet, except once at 10 and once at 2 minutes, and when extra time is given. */
export function ExamClock() {
  const { device } = useExam()
  const { standing } = useDeviceState(device).outbox
  const time = useServerTime(device)
  const left = remainingMs(standing.deadlineAt, time)
  const extraMinutes = Math.round(standing.extraMs / 60_000)
  if (left === null) return <span className="exam-clock">No time limit</span>
  const tone = left <= 2 * 60_000 ? 'bad' : left <= 10 * 60_000 ? 'warn' : 'calm'
  return (
    <span className="exam-clock" data-tone={tone}>
      <span role="timer" aria-label="Time left">
        {time.certain ? clockText(Math.ceil(left / 1000)) : 'asking the server for the time'}
      </span>
      {extraMinutes > 0 && <span className="exam-clock-extra">with {extraMinutes} min extra</span>}
      <TimeWarning minutesLeft={time.certain ? left / 60_000 : null} extraMinutes={extraMinutes} />
    </span>
  )
}

/** Said once each; not at all to somebody who opens the page later than that. */
function TimeWarning(now: TimeKnown) {
  const before = useRef(now)
  const [words, setWords] = useState('')
  const { minutesLeft, extraMinutes } = now
  useEffect(() => {
    const last = before.current
    before.current = { minutesLeft: minutesLeft ?? last.minutesLeft, extraMinutes }
    const said = timeWords(last, { minutesLeft, extraMinutes })
    if (said !== null) setWords(said)
  }, [minutesLeft, extraMinutes])
  return (
    <span className="visually-hidden" aria-live="polite">
      {words}
    </span>
  )
}
