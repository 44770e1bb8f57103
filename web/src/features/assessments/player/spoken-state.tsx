import { saveState } from '@cadre/attempt'
import { useEffect, useRef, useState } from 'react'
import { useExam } from './exam-context.ts'
import { spokenChange } from './save-words.ts'
import { useDeviceState, useSteady } from './use-device.ts'

/** Says aloud when saving stops or works again; never each save. */
export function SpokenState() {
  const { device } = useExam()
  const { outbox } = useDeviceState(device)
  const state = saveState(outbox, useSteady())
  /** The last state that mattered: between offline and saved lie saving and waiting, which say nothing. */
  const before = useRef(state.kind)
  const [words, setWords] = useState('')
  useEffect(() => {
    const said = spokenChange(before.current, state)
    if (state.kind !== 'saving' && state.kind !== 'waiting') before.current = state.kind
    if (said !== null) setWords(said)
  }, [state])
  return (
    <div className="visually-hidden" aria-live="polite">
      {words}
    </div>
  )
}
