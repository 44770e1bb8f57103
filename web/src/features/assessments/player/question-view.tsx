import './question-view.css'
import type { Response } from '@cadre/attempt'
import { Textarea } from '@mantine/core'
import { useState } from 'react'
import type { PaperQuestion } from '../device/paper.ts'
import { workOn } from '../device/work.ts'
import { QuestionText } from '../../../ui/question/question-text.tsx'
import { AnswerInput } from '../../../ui/question/answer-input.tsx'
import { useExam } from './exam-context.ts'
import { useDeviceState } from './use-device.ts'

/** Typing waits this long for more of it before it is sent; it is on disk at once. */
export const gatherMs = 600

type Props = {
  readonly question: PaperQuestion
  readonly of: number
  readonly writes: boolean
}

/** Keyboards and screen readers go on at a question's heading. */
const goOnHere = (heading: HTMLHeadingElement | null): void => heading?.focus({ preventScroll: true })

/** One question with its scenario beside it. */
export function QuestionView({ question, of, writes }: Props) {
  const { device, kept } = useExam()
  const work = workOn(useDeviceState(device).work, question.place)
  const { place } = question
  return (
    <article className="question-view" data-case={question.case !== null} aria-labelledby={`question-${place}`}>
      {question.case && <Scenario study={question.case} />}
      <div className="question-view-body">
        <h1 key={`question-${place}`} ref={goOnHere} id={`question-${place}`} tabIndex={-1}>
          Question {place} <span>of {of}</span>
        </h1>
        {question.domain !== null && <p className="question-view-domain">{question.domain}</p>}
        <div className="question-view-stem">
          <QuestionText text={question.stem} />
        </div>
        <Answer key={place} question={question} writes={writes} />
        {kept.paper.conditions.notes && (
          <Textarea
            className="question-view-note"
            label="Note to yourself"
            autosize
            minRows={1}
            maxLength={4_000}
            value={work.note}
            readOnly={!writes}
            onChange={({ currentTarget }) =>
              device.record({ kind: 'note', question: place, text: currentTarget.value }, gatherMs)
            }
          />
        )}
      </div>
    </article>
  )
}

/** Open until the taker closes it, which lasts over the questions that share it: on a phone it stands above each of them. */
function Scenario({ study: { title, text } }: { readonly study: NonNullable<PaperQuestion['case']> }) {
  const [closed, setClosed] = useState<string | null>(null)
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable by keyboard
    <section className="question-view-case" aria-label={`Scenario: ${title}`} tabIndex={0}>
      <details open={closed !== title} onToggle={({ currentTarget }) => setClosed(currentTarget.open ? null : title)}>
        <summary>
          <h2>{title}</h2>
        </summary>
        <QuestionText text={text} />
      </details>
    </section>
  )
}

function Answer({ question, writes }: Pick<Props, 'question' | 'writes'>) {
  const { device } = useExam()
  const { place, item } = question
  const work = workOn(useDeviceState(device).work, place)
  const answer = (wait: number) => (response: Response | null) =>
    device.record({ kind: 'answer', question: place, response }, wait)
  return (
    <AnswerInput
      item={item}
      work={work}
      writes={writes}
      onAnswer={answer(0)}
      onType={answer(gatherMs)}
      onStrike={(options) => device.record({ kind: 'strike', question: place, options })}
    />
  )
}
