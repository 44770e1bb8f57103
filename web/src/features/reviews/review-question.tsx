import type { Response } from '@cadre/attempt'
import { Button } from '@mantine/core'
import { type FormEvent, useEffect, useMemo, useRef, useState } from 'react'
import type { Answering, Asked } from '../../api/self-paced/desk.ts'
import { readClocks } from '../../lib/device/clocks.ts'
import type { Command } from '../../ui/commands/command.ts'
import { useCommands } from '../../ui/commands/use-commands.ts'
import { AnswerInput } from '../../ui/question/answer-input.tsx'
import { type AnswerItem, chosenAnew, letterOf } from '../../ui/question/answer-props.ts'
import { QuestionText } from '../../ui/question/question-text.tsx'

/** `why`: why this one now, in a sentence. */
type Props = { readonly review: Asked; readonly why: string; readonly onAnswer: (given: Answering) => void }
type Rating = Answering['rating']

const ratings: readonly { readonly rating: Rating; readonly label: string; readonly key: string }[] = [
  { rating: 1, label: 'Guessed', key: 'g' },
  { rating: 2, label: 'Hard', key: 'h' },
  { rating: 4, label: 'Easy', key: 'y' },
]
const longestSeconds = 3_600

/** A question to answer; how sure one is goes with the answer, before the key is seen. */
export function ReviewQuestion({ review, why, onAnswer }: Props) {
  const { question, domain } = review
  const [response, setResponse] = useState<Response | null>(null)
  const [began] = useState(() => readClocks().steady)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus({ preventScroll: true }), [])
  const give = (rating: Rating): void => {
    const seconds = Math.min(longestSeconds, Math.round((readClocks().steady - began) / 1_000))
    if (response) onAnswer({ review, response, rating, seconds })
  }
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault()
    give(null)
  }
  useCommands(useKeys(question.item, { response, setResponse, give }))
  return (
    <form className="review-question" onSubmit={onSubmit}>
      <h1 ref={heading} tabIndex={-1}>
        {domain}
      </h1>
      <p className="day-page-quiet">{why}</p>
      {question.case && (
        <details>
          <summary>{question.case.title}</summary>
          <QuestionText text={question.case.text} />
        </details>
      )}
      <div className="review-question-stem">
        <QuestionText text={question.stem} />
      </div>
      <AnswerInput item={question.item} work={{ response, struck: [] }} writes onAnswer={setResponse} />
      <div className="review-question-foot">
        <Button type="submit" disabled={!response}>
          Answer
        </Button>
        <fieldset className="review-question-sure" aria-label="Answer, and say how sure you are">
          {ratings.map(({ rating, label }) => (
            <Button key={label} variant="default" disabled={!response} onClick={() => give(rating)}>
              {label}
            </Button>
          ))}
        </fieldset>
      </div>
    </form>
  )
}

type Keys = {
  readonly response: Response | null
  readonly setResponse: (response: Response | null) => void
  readonly give: (rating: Rating) => void
}

/** 1 to 9 or A to E choose, G, H and Y answer and say how sure, Enter answers. */
function useKeys(item: AnswerItem, { response, setResponse, give }: Keys): Command[] {
  return useMemo(() => {
    const group = 'Reviews'
    const sure = ratings.map(({ rating, label, key }) => ({
      id: `reviews.${label}`,
      label: `Answer: ${label.toLowerCase()}`,
      group,
      keys: key,
      run: () => give(rating),
    }))
    if (item.kind !== 'single' && item.kind !== 'multiple') return sure
    const choices = item.options.slice(0, 9).flatMap(({ id }, at) => {
      const run = (): void => setResponse(chosenAnew(item, response, id))
      const label = `Choose option ${letterOf(at)}`
      const byNumber = { id: `reviews.choose.${at + 1}`, label: `${label} by number`, group, keys: String(at + 1), run }
      const letter = letterOf(at).toLowerCase()
      return letter < 'f' ? [{ id: `reviews.choose.${letter}`, label, group, keys: letter, run }, byNumber] : [byNumber]
    })
    return [...choices, ...sure]
  }, [item, response, setResponse, give])
}
