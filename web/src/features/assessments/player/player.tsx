import { mayWrite } from '@cadre/attempt'
import { Button } from '@mantine/core'
import { useCallback, useMemo, useState } from 'react'
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
import { useQuestionAddress } from './use-question-address.ts'
import { usePenHint, usePresence, useVisit } from './use-presence.ts'
import { ZoomButtons } from './zoom-buttons.tsx'

/** Where this tab was, else the first question without an answer, else the first. */
function whereToGoOn(questions: readonly PaperQuestion[], { at, work }: DeviceState): string {
  const was = questions.find(({ place }) => place === at)
  const open = questions.find(({ place }) => !isAnswered(workOn(work, place).response))
  return (was ?? open ?? questions[0])?.place ?? ''
}

/** The screen of an open attempt: the question, the way to the others, the time, and whether all is safe. */
export function Player() {
  const { device, kept, address } = useExam()
  const { questions, assessment, conditions } = kept.paper
  const { outbox } = useDeviceState(device)
  const places = useMemo(() => questions.map((each) => each.place), [questions])
  const { place, reviewing, open, review } = useQuestionAddress(places, () => whereToGoOn(questions, device.state()))
  const [zoom, setZoom] = useState(1)
  const submitting = isSubmitting(outbox)
  const writes = mayWrite(outbox) && !submitting
  const at = places.indexOf(place)
  const question = reviewing ? null : (questions[at] ?? null)

  const next = useCallback(() => {
    const after = places[at + 1]
    if (after === undefined) review()
    else open(after)
  }, [at, places, open, review])
  const previous = useCallback(() => open(places[at - 1] ?? place), [at, place, places, open])
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
              <BeforeSubmit writes={writes} onOpen={open} onBack={() => open(place)} />
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
