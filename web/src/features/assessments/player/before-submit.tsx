import { Button } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { Mark } from '../../../ui/data/mark.tsx'
import { isSubmitting } from '../device/attempt-device.ts'
import { isAnswered, shortOfAsked, workOn } from '../device/work.ts'
import { useExam } from './exam-context.ts'
import { useDeviceState } from './use-device.ts'

type Props = {
  readonly writes: boolean
  readonly onOpen: (place: string) => void
  readonly onBack: () => void
}

/** What is open or flagged, before the last word. */
export function BeforeSubmit({ writes, onOpen, onBack }: Props) {
  const { device, kept } = useExam()
  const { work, outbox } = useDeviceState(device)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const { questions } = kept.paper
  const open = questions.filter(({ place }) => !isAnswered(workOn(work, place).response))
  const short = (what: 'part' | 'more'): string[] =>
    questions.flatMap(({ place, item }) => (shortOfAsked(item, workOn(work, place).response) === what ? [place] : []))
  const flagged = questions.filter(({ place }) => workOn(work, place).flagged)
  const said = isSubmitting(outbox)
  return (
    <section className="before-submit" aria-labelledby="before-submit-title">
      <h1 id="before-submit-title" ref={heading} tabIndex={-1}>
        Before you submit
      </h1>
      <p>
        {questions.length - open.length} of {questions.length} questions are answered. Nothing can be changed after
        submitting.
      </p>
      <Places title="Not answered" tone="warn" places={open.map(({ place }) => place)} onOpen={onOpen} />
      <Places title="Answered in part" tone="warn" places={short('part')} onOpen={onOpen} />
      <Places title="More chosen than asked" tone="warn" places={short('more')} onOpen={onOpen} />
      <Places title="Flagged" tone="calm" places={flagged.map(({ place }) => place)} onOpen={onOpen} />
      <div className="before-submit-actions">
        <Button variant="default" onClick={onBack}>
          {said ? 'Look at the questions' : 'Go on answering'}
        </Button>
        <Button disabled={!writes} loading={said} onClick={() => device.record({ kind: 'submit', auto: false })}>
          {open.length === 0 ? 'Submit' : `Submit with ${open.length} unanswered`}
        </Button>
      </div>
    </section>
  )
}

/** Until the server has the last word, nothing can be added to it. */
export const Submitting = () => (
  <output className="player-submitting">
    Submitting. It is done when this page says so: keep it open until then. Nothing can be changed any more.
  </output>
)

type PlacesProps = {
  readonly title: string
  readonly tone: 'warn' | 'calm'
  readonly places: readonly string[]
  readonly onOpen: (place: string) => void
}

const Places = ({ title, tone, places, onOpen }: PlacesProps) =>
  places.length === 0 ? null : (
    <section className="before-submit-places">
      <h2>
        <Mark tone={tone}>
          {title}: {places.length}
        </Mark>
      </h2>
      <ul>
        {places.map((place) => (
          <li key={place}>
            <Button size="compact-sm" variant="default" aria-label={`Question ${place}`} onClick={() => onOpen(place)}>
              {place}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
