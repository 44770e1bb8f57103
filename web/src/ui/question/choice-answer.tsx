import './answers.css'
import { ActionIcon } from '@mantine/core'
import { IconStrikethrough } from '@tabler/icons-react'
import { useId } from 'react'
import { QuestionText } from './question-text.tsx'
import { type AnswerProps, chosenAnew, chosenIn, letterOf, toggled } from './answer-props.ts'

type Props = (AnswerProps<'single'> | AnswerProps<'multiple'>) & {
  /** Without it options cannot be struck out. */
  readonly onStrike?: (struck: readonly string[]) => void
}

/** Options to choose from; each can be struck out on the way to an answer. */
export function ChoiceAnswer({ item, work, writes, onAnswer, onStrike }: Props) {
  const name = useId()
  const chosen = chosenIn(work.response)
  const many = item.kind === 'multiple'
  const choose = (id: string): void => onAnswer(chosenAnew(item, work.response, id))
  return (
    <fieldset className="choice-answer" disabled={!writes}>
      <legend>{legendOf(item, chosen.length)}</legend>
      {item.options.map(({ id, text }, at) => (
        <div
          key={id}
          className="choice-answer-option"
          data-chosen={chosen.includes(id)}
          data-struck={work.struck.includes(id)}
        >
          <label>
            <input
              type={many ? 'checkbox' : 'radio'}
              name={name}
              checked={chosen.includes(id)}
              onChange={() => choose(id)}
            />
            <span className="choice-answer-letter" aria-hidden>
              {letterOf(at)}
            </span>
            <span className="choice-answer-text">
              <QuestionText text={text} />
              {work.struck.includes(id) && <span className="visually-hidden"> (struck out)</span>}
            </span>
          </label>
          {onStrike && (
            <ActionIcon
              variant="subtle"
              color="gray"
              size="lg"
              aria-label={`Strike out option ${letterOf(at)}`}
              aria-pressed={work.struck.includes(id)}
              title="Strike out"
              disabled={!writes}
              onClick={() => onStrike(toggled(work.struck, id, null))}
            >
              <IconStrikethrough size={18} stroke={1.5} aria-hidden />
            </ActionIcon>
          )}
        </div>
      ))}
    </fieldset>
  )
}

function legendOf(item: Props['item'], chosen: number): string {
  if (item.kind === 'single') return 'Choose one'
  return item.choose === null ? 'Choose all that apply' : `Choose ${item.choose}: ${chosen} chosen`
}
