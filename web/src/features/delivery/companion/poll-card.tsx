import type { Response } from '@cadre/attempt'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { Mark } from '../../../ui/data/mark.tsx'
import { Panel } from '../../../ui/data/panel.tsx'
import { FailureNotice } from '../../../ui/feedback/failure-notice.tsx'
import { QuestionText } from '../../../ui/question/question-text.tsx'
import { ReviewedAnswer } from '../../../ui/question/reviewed-answer.tsx'
import { AnswerInput } from '../../../ui/question/answer-input.tsx'
import type { SharedPoll } from '../live-run.ts'
import { TallyBars } from '../tally-bars.tsx'
import type { MyPart, Part } from './use-part.ts'

type Props = { readonly poll: SharedPoll; readonly part: Part; readonly mine: MyPart }

/** The question on screen: answered once, then how the room answered, then why. */
export function PollCard({ poll, part, mine }: Props) {
  const given = mine.answers.find(({ pollId }) => pollId === poll.pollId)
  const [chosen, setChosen] = useState<Response | null>(null)
  const { answer } = part
  const open = poll.phase === 'open'
  const shown = given?.response ?? chosen
  return (
    <Panel
      title={`${poll.purpose === 'opening' ? 'Opening quiz' : 'Practice'}: question ${poll.number} of ${poll.of}`}
      aside={<Said given={given} phase={poll.phase} />}
    >
      {poll.question.case && (
        <details>
          <summary>{poll.question.case.title}</summary>
          <QuestionText text={poll.question.case.text} />
        </details>
      )}
      <div className="companion-stem">
        <QuestionText text={poll.question.stem} />
      </div>
      {poll.review ? (
        <>
          <ReviewedAnswer question={{ item: poll.review.item, response: given?.response ?? null }} />
          {poll.review.explanation !== '' && <QuestionText text={poll.review.explanation} />}
        </>
      ) : (
        <AnswerInput
          item={poll.question.item}
          work={{ response: shown, struck: [] }}
          writes={open && !given}
          onAnswer={setChosen}
        />
      )}
      {answer.failure && <FailureNotice failure={answer.failure} />}
      {open && !given && (
        <Button
          className="companion-send"
          size="md"
          disabled={chosen === null}
          loading={answer.busy}
          onClick={() => chosen && answer.run({ pollId: poll.pollId, response: chosen })}
        >
          Send my answer
        </Button>
      )}
      {poll.phase === 'closed' && (
        <>
          <p className="companion-quiet">The question is closed. Your trainer shows the answer next.</p>
          <Room poll={poll} />
        </>
      )}
    </Panel>
  )
}

function Said({ given, phase }: { readonly given: MyPart['answers'][number] | undefined; readonly phase: string }) {
  if (!given) return phase === 'open' ? <Mark tone="warn">open</Mark> : <Mark tone="calm">closed</Mark>
  if (given.right === null) return <Mark tone="good">answer saved</Mark>
  return <Mark tone={given.right ? 'good' : 'bad'}>{given.right ? 'right' : 'not right'}</Mark>
}

function Room({ poll: { question, tally } }: { readonly poll: SharedPoll }) {
  const { item } = question
  if (!tally || (item.kind !== 'single' && item.kind !== 'multiple')) return null
  return (
    <>
      <h3>How the room answered</h3>
      <TallyBars options={item.options} byOption={tally.byOption} answered={tally.answered} right={null} />
    </>
  )
}
