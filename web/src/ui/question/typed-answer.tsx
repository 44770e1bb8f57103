import './answers.css'
import { Textarea, TextInput } from '@mantine/core'
import type { Response } from '@cadre/attempt'
import type { AnswerProps } from './answer-props.ts'

type Props = AnswerProps<'numeric'> | AnswerProps<'text'>

/** A number or a text, kept as it was typed: reading it is the marker's work. */
export function TypedAnswer({ item, work, writes, onAnswer }: Props) {
  const text = work.response?.kind === item.kind ? work.response.text : ''
  const type = (typed: string): void => onAnswer(typed === '' ? null : responseOf(item.kind, typed))
  if (item.kind === 'text')
    return (
      <Textarea
        className="typed-answer"
        label="Your answer"
        autosize
        minRows={2}
        maxLength={400}
        value={text}
        disabled={!writes}
        onChange={({ currentTarget }) => type(currentTarget.value)}
      />
    )
  return (
    <TextInput
      className="typed-answer typed-answer-number"
      label={item.unit === '' ? 'Your number' : `Your number, in ${item.unit}`}
      inputMode="decimal"
      autoComplete="off"
      maxLength={60}
      value={text}
      disabled={!writes}
      onChange={({ currentTarget }) => type(currentTarget.value)}
    />
  )
}

const responseOf = (kind: Props['item']['kind'], text: string): Response => ({ kind, text })
