import { saveState } from '@cadre/attempt'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { Mark } from '../../../ui/data/mark.tsx'
import { after } from '../../../lib/device/clocks.ts'
import { sayFailure } from '../../../ui/feedback/say.tsx'
import { answersFileOf, takePenHere } from '../device/browser-opening.ts'
import { isOver } from '../device/attempt-device.ts'
import { useExam } from './exam-context.ts'
import { saveTone, saveWords } from './save-words.ts'
import { useDeviceState, useSteady } from './use-device.ts'

/** Whether what was done is safe, at every moment; with the one thing to do about it. */
export function SaveLine() {
  const { device } = useExam()
  const { outbox } = useDeviceState(device)
  const state = saveState(outbox, useSteady())
  const takeOver = state.kind === 'read-only' && !isOver(outbox)
  const offerFile =
    (state.kind === 'problem' && state.problem.kind !== 'leftovers') ||
    (state.kind === 'offline' && outbox.failures > 3)
  return (
    <div className="save-line" data-kind={state.kind}>
      <span data-testid="save-state">
        <Mark tone={saveTone[state.kind]} wraps>
          {saveWords(state)}
        </Mark>
      </span>
      {takeOver && <TakeOver />}
      {(state.kind === 'problem' || state.kind === 'offline') && (
        <Button size="compact-sm" variant="default" onClick={() => device.tryNow()}>
          Try now
        </Button>
      )}
      {offerFile && <AnswersFile />}
    </div>
  )
}

function TakeOver() {
  const { device, address } = useExam()
  const [busy, setBusy] = useState(false)
  const take = async (): Promise<void> => {
    setBusy(true)
    const failure = await takePenHere(device, address).finally(() => setBusy(false))
    if (failure) sayFailure(failure)
  }
  return (
    <Button size="compact-sm" loading={busy} onClick={() => void take()}>
      Continue here
    </Button>
  )
}

/** What this device has and the server does not, as a file to carry. */
export function AnswersFile() {
  const { device, address, kept } = useExam()
  const download = (): void => {
    const file = new Blob([answersFileOf(device, address)], { type: 'application/json' })
    const link = document.createElement('a')
    link.href = URL.createObjectURL(file)
    link.download = `answers ${kept.paper.assessment.title.replaceAll(/[^\p{L}\p{N} -]/gu, '')}.json`
    link.click()
    // A browser that asks where to put it reads it after this.
    after(60_000, () => URL.revokeObjectURL(link.href))
  }
  return (
    <Button size="compact-sm" variant="default" onClick={download}>
      Save answers as a file
    </Button>
  )
}
