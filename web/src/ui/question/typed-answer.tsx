import './answers.css'
import { Textarea, TextInput } from '@mantine/core'
import type { Response } from '@cadre/attempt'
import { useState } from 'react'
import type { AnswerProps } from './answer-props.ts'
import { numberWords } from './number-words.ts'

type Props = AnswerProps<'numeric'> | AnswerProps<'text'>

/**
 * A number or a text, kept as it was typed. How a number will be read is said beneath it, while it can be changed.
 * A field that stops taking letters in mid-sentence keeps the focus: they would be shortcuts elsewhere.
 */
export function TypedAnswer({ item, work, writes, onAnswer }: Props) {
  const [typing, setTyping] = useState(false)
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
        readOnly={!writes}
        onChange={({ currentTarget }) => type(currentTarget.value)}
      />
    )
  return (
    <TextInput
      className="typed-answer typed-answer-number"
      label={item.unit === '' ? 'Your number' : `Your number, in ${item.unit}`}
      // Some phones have neither a minus nor an e on their keys for decimals.
      inputMode="text"
      inputWrapperOrder={['label', 'input', 'description']}
      description={<span aria-live="polite">{writes ? numberWords(text, { unit: item.unit, typing }) : ''}</span>}
      autoComplete="off"
      maxLength={60}
      value={text}
      readOnly={!writes}
      onChange={({ currentTarget }) => {
        setTyping(true)
        type(currentTarget.value)
      }}
      onBlur={() => setTyping(false)}
    />
  )
}

const responseOf = (kind: Props['item']['kind'], text: string): Response => ({ kind, text })
