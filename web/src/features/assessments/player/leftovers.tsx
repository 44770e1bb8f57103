import { mayWrite } from '@cadre/attempt'
import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { Failure } from '../../../lib/failure.ts'
import { FailureNotice } from '../../../ui/feedback/failure-notice.tsx'
import { Notice } from '../../../ui/feedback/notice.tsx'
import { isOver } from '../device/attempt-device.ts'
import { deliverKept } from '../device/browser-opening.ts'
import { contentWords } from './answer-words.ts'
import { useExam } from './exam-context.ts'
import { AnswersFile } from './save-line.tsx'
import { useDeviceState } from './use-device.ts'

/** What was written while another tab had the pen: never merged by itself, put back or thrown away by the taker. */
export function Leftovers() {
  const { device, kept } = useExam()
  const { outbox } = useDeviceState(device)
  const { leftovers } = outbox
  const { questions } = kept.paper
  useEffect(() => {
    // Where the taker went and when they looked away is nothing to choose about.
    for (const { event } of leftovers) if (contentWords(questions, event.content) === null) device.throwAway(event.id)
  }, [device, leftovers, questions])
  if (leftovers.length === 0) return null
  const open = mayWrite(outbox) && !isOver(outbox)
  const putAllBack = (): void => {
    for (const leftover of leftovers) if (leftover.event.content.kind !== 'submit') device.putBack(leftover)
  }
  const throwAllAway = (): void => {
    for (const { event } of leftovers) device.throwAway(event.id)
  }
  return (
    <Notice
      tone="warn"
      title="Written in a tab that had lost the pen"
      action={
        <span className="leftovers-actions">
          {open ? (
            <>
              <Button size="compact-sm" onClick={putAllBack}>
                Put all back
              </Button>
              <Button size="compact-sm" variant="default" onClick={throwAllAway}>
                Throw all away
              </Button>
            </>
          ) : (
            <Deliver />
          )}
          <AnswersFile />
        </span>
      }
    >
      <ul className="leftovers">
        {leftovers.map((leftover) => {
          const words = contentWords(questions, leftover.event.content)
          if (words === null) return null
          return (
            <li key={leftover.event.id}>
              <span>{words}</span>
              {open && (
                <Button size="compact-xs" variant="default" onClick={() => device.putBack(leftover)}>
                  Put back
                </Button>
              )}
              <Button size="compact-xs" variant="default" onClick={() => device.throwAway(leftover.event.id)}>
                Throw away
              </Button>
            </li>
          )
        })}
      </ul>
    </Notice>
  )
}

/** After the end nothing can be put back; it is still kept by the server, and counted where the rules allow. */
export function Deliver() {
  const { device, address } = useExam()
  const [failure, setFailure] = useState<Failure | null>(null)
  return (
    <>
      {failure && <FailureNotice failure={failure} />}
      <Button size="compact-sm" onClick={() => void deliverKept(device, address).then(setFailure)}>
        Hand in what is kept here
      </Button>
    </>
  )
}
