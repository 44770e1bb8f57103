import { unsavedEvents } from '@cadre/attempt'
import { Button } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { Notice } from '../../../ui/feedback/notice.tsx'
import type { ReviewPolicy } from '../words.ts'
import type { DeviceState } from '../device/attempt-device.ts'
import { useExam } from './exam-context.ts'
import { Deliver, Leftovers } from './leftovers.tsx'
import { AnswersFile } from './save-line.tsx'
import { useDeviceState } from './use-device.ts'

/** The attempt is over, by whatever ended it; and whether this device still has something that the server has not. */
export function Ended() {
  const { device, kept } = useExam()
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
      <Afterwards delivered={left === 0 && state.outbox.standing.phase !== 'voided'} />
    </section>
  )
}

/** When what was written may be looked at with its reasons. True also where that came while the attempt was under way. */
const reviewOpens: Readonly<Record<ReviewPolicy, string>> = {
  'after-submit': '',
  'after-close': 'Its review is open once the assessment has closed for everybody; you find it among your assessments.',
  'when-released': 'Its review is open once your trainer has released it; you find it among your assessments.',
  never: '',
}

function Afterwards({ delivered }: { readonly delivered: boolean }) {
  const { slug, kept } = useExam()
  const { assessment, attemptId } = kept.paper
  const open = delivered && assessment.review === 'after-submit'
  return (
    <>
      {delivered && reviewOpens[assessment.review] !== '' && <p>{reviewOpens[assessment.review]}</p>}
      <div className="ended-actions">
        {open && (
          <Button component="a" href={`/o/${slug}/attempts/${attemptId}/review`}>
            Read the review
          </Button>
        )}
        <Button component="a" href={`/o/${slug}/my-assessments`} variant={open ? 'default' : 'filled'}>
          To my assessments
        </Button>
      </div>
    </>
  )
}

function endWords({ submitted, timeUp, outbox }: DeviceState): string {
  const { phase, cause } = outbox.standing
  if (phase === 'voided') return 'This attempt was declared void'
  if (timeUp || cause === 'timed-out') return 'Time is up'
  return submitted || cause === 'submitted' ? 'Submitted' : 'Whoever runs this assessment has ended it'
}
