import { Button } from '@mantine/core'
import { KeyCaps } from '../../../ui/commands/key-caps.tsx'
import { Mark } from '../../../ui/data/mark.tsx'
import { QuestionText } from '../../../ui/question/question-text.tsx'
import { ReviewedAnswer } from '../../../ui/question/reviewed-answer.tsx'
import { TallyBars } from '../tally-bars.tsx'
import { pollPhaseCalled } from '../words.ts'
import { actOn } from './poll-act.ts'
import type { Acts } from './use-acts.ts'
import type { ConsolePoll } from './use-console.ts'

type Props = {
  readonly poll: ConsolePoll
  readonly present: number
  /** Whether the key of questions acts on this one. */
  readonly keyed: boolean
  readonly open: boolean
  readonly acts: Acts
}

/** One question with its reason, its counts, and behind it the key with every option's reason. */
export function PollRow({ poll, present, keyed, open, acts }: Props) {
  const { question, tally, phase } = poll
  const act = actOn(poll)
  const called = pollPhaseCalled[phase]
  return (
    <li className="poll-row" data-phase={phase}>
      <div className="poll-row-head">
        <span className="poll-row-number">{poll.number}</span>
        <Mark tone={called.tone}>{called.words}</Mark>
        {phase !== 'waiting' && (
          <span className="poll-row-count">
            {tally.answered} of {Math.max(present, tally.answered)} answered, {tally.right} right
          </span>
        )}
        {open && phase !== 'revealed' && (
          <Button
            size="compact-sm"
            variant={phase === 'open' ? 'filled' : 'default'}
            disabled={acts.poll.busy}
            onClick={() => acts.poll.run({ pollId: poll.pollId, command: act.command })}
            rightSection={keyed ? <KeyCaps keys="q" /> : undefined}
          >
            {act.words}
            <span className="visually-hidden">
              : {poll.purpose} question {poll.number}
            </span>
          </Button>
        )}
      </div>
      <QuestionText text={question.stem} />
      <p className="console-quiet">
        {poll.domain}. {poll.why}
      </p>
      {phase !== 'waiting' && (question.item.kind === 'single' || question.item.kind === 'multiple') && (
        <TallyBars
          options={question.item.options}
          byOption={tally.byOption}
          answered={tally.answered}
          right={question.item.options.filter(({ credit }) => credit > 0).map(({ id }) => id)}
        />
      )}
      <details>
        <summary>Key and reasons</summary>
        <ReviewedAnswer question={{ item: question.item, response: null }} />
        {question.explanation !== '' && <QuestionText text={question.explanation} />}
      </details>
    </li>
  )
}
