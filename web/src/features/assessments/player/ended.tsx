import { unsavedEvents } from '@cadre/attempt'
import { Button } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { Notice } from '../../../ui/feedback/notice.tsx'
import type { DeviceState } from '../device/attempt-device.ts'
import { useExam } from './exam-context.ts'
import { Deliver, Leftovers } from './leftovers.tsx'
import { AnswersFile } from './save-line.tsx'
import { useDeviceState } from './use-device.ts'

/** The attempt is over, by whatever ended it; and whether this device still has something that the server has not. */
export function Ended() {
  const { device, slug, kept } = useExam()
  const state = useDeviceState(device)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const left = unsavedEvents(state.outbox).length
  return (
    <section className="ended" aria-labelledby="ended-title">
      <h1 id="ended-title" ref={heading} tabIndex={-1}>
        {endWords(state)}
      </h1>
      <p>{kept.paper.assessment.title}</p>
      {left === 0 ? (
        <p>
          Everything you wrote is on the server.
          {state.wiped && ' Nothing of it is left on this device.'}
        </p>
      ) : state.outbox.leftovers.length > 0 ? (
        <Leftovers />
      ) : (
        <Notice
          tone="warn"
          title="This device still has something the server has not"
          action={
            <>
              <Deliver /> <AnswersFile />
            </>
          }
        >
          It is being sent. Keep this page open until it says that everything is on the server.
        </Notice>
      )}
      <Button component="a" href={`/o/${slug}/my-assessments`}>
        To my assessments
      </Button>
    </section>
  )
}

function endWords({ submitted, outbox }: DeviceState): string {
  const { phase, cause } = outbox.standing
  if (phase === 'voided') return 'This attempt was declared void'
  if (submitted || cause === 'submitted') return 'Submitted'
  return cause === 'timed-out' ? 'The time has ended' : 'This attempt was ended by who runs it'
}
