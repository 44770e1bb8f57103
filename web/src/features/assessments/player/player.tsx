import { mayWrite } from '@cadre/attempt'
import { Button } from '@mantine/core'
import { useCallback, useState } from 'react'
import { type DeviceState, isSubmitting } from '../device/attempt-device.ts'
import type { PaperQuestion } from '../device/paper.ts'
import { isAnswered, workOn } from '../device/work.ts'
import { BeforeSubmit, Submitting } from './before-submit.tsx'
import { Calculator } from './calculator.tsx'
import { ExamClock } from './exam-clock.tsx'
import { useExam } from './exam-context.ts'
import { Leftovers } from './leftovers.tsx'
import { QuestionList } from './question-list.tsx'
import { QuestionView } from './question-view.tsx'
import { SaveLine } from './save-line.tsx'
import { SpokenState } from './spoken-state.tsx'
import { StepBar } from './step-bar.tsx'
import { useDeviceState } from './use-device.ts'
import { useExamCommands } from './use-exam-commands.ts'
import { usePenHint, usePresence, useVisit } from './use-presence.ts'
import { ZoomButtons } from './zoom-buttons.tsx'

/** Where this tab was, else the first question without an answer, else the first. */
function whereToGoOn(questions: readonly PaperQuestion[], { at, work }: DeviceState): number {
  const was = questions.findIndex(({ place }) => place === at)
  if (was >= 0) return was
  const open = questions.findIndex(({ place }) => !isAnswered(workOn(work, place).response))
  return Math.max(0, open)
}

/** The screen of an open attempt: the question, the way to the others, the time, and whether all is safe. */
export function Player() {
  const { device, kept, address } = useExam()
  const { questions, assessment, conditions } = kept.paper
  const { outbox } = useDeviceState(device)
  const [at, setAt] = useState(() => whereToGoOn(questions, device.state()))
  const [reviewing, setReviewing] = useState(false)
  const [zoom, setZoom] = useState(1)
  const submitting = isSubmitting(outbox)
  const writes = mayWrite(outbox) && !submitting
  const question = reviewing ? null : (questions[at] ?? null)

  const go = useCallback(
    (to: number) => {
      setReviewing(false)
      setAt(Math.min(Math.max(0, to), questions.length - 1))
      window.scrollTo({ top: 0 })
    },
    [questions.length],
  )
  const review = useCallback(() => setReviewing(true), [])
  const next = useCallback(
    () => (at + 1 < questions.length ? go(at + 1) : review()),
    [at, questions.length, go, review],
  )
  const previous = useCallback(() => go(at - 1), [at, go])
  const open = (place: string): void => go(questions.findIndex((each) => each.place === place))
  usePresence(device)
  usePenHint(device, address.attemptId)
  useVisit(device, question?.place ?? null)
  useExamCommands(device, question, writes, { previous, next, review })
  return (
    <div className="player" style={{ '--exam-zoom': zoom }}>
      <header className="player-head">
        <span className="player-title">{assessment.title}</span>
        <ExamClock />
        <SaveLine />
        <ZoomButtons zoom={zoom} onZoom={setZoom} />
      </header>
      <SpokenState />
      <div className="player-body">
        <div className="player-column">
          <main id="main" className="player-main" tabIndex={-1}>
            <Leftovers />
            {submitting && <Submitting />}
            {question ? (
              <QuestionView question={question} of={questions.length} writes={writes} />
            ) : (
              <BeforeSubmit writes={writes} onOpen={open} onBack={() => go(at)} />
            )}
          </main>
          {/* Before the list of all questions, so that Tab goes from an answer to Next. */}
          {question && (
            <StepBar
              question={question}
              writes={writes}
              last={at === questions.length - 1}
              first={at === 0}
              onNext={next}
              onPrevious={previous}
            />
          )}
        </div>
        <aside className="player-aside" aria-label="Overview and tools">
          <QuestionList at={question?.place ?? null} onOpen={open} />
          {conditions.calculator && (
            <details>
              <summary>Calculator</summary>
              <Calculator />
            </details>
          )}
          <Button variant="default" fullWidth onClick={review} disabled={reviewing}>
            Review and submit
          </Button>
        </aside>
      </div>
    </div>
  )
}
