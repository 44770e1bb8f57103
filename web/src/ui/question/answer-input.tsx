import { unreachable } from '@cadre/kernel'
import type { AnswerItem, AnswerProps } from './answer-props.ts'
import { ChoiceAnswer } from './choice-answer.tsx'
import { MatchingAnswer } from './matching-answer.tsx'
import { OrderingAnswer } from './ordering-answer.tsx'
import { TypedAnswer } from './typed-answer.tsx'

type Shared = Omit<AnswerProps<AnswerItem['kind']>, 'item'>
type Props = Shared & {
  readonly item: AnswerItem
  /** Instead of `onAnswer` while somebody types: every letter is an answer. */
  readonly onType?: Shared['onAnswer']
  /** Options that the taker has ruled out; without it none can be. */
  readonly onStrike?: (options: readonly string[]) => void
}

/** The input that a question's kind asks for. */
export function AnswerInput({ item, work, writes, onAnswer, onType = onAnswer, onStrike }: Props) {
  const shared = { work, writes, onAnswer }
  switch (item.kind) {
    case 'single':
    case 'multiple':
      return (
        <ChoiceAnswer
          {...shared}
          {...(item.kind === 'single' ? { item } : { item })}
          {...(onStrike !== undefined && { onStrike })}
        />
      )
    case 'ordering':
      return <OrderingAnswer {...shared} item={item} />
    case 'matching':
      return <MatchingAnswer {...shared} item={item} />
    case 'numeric':
      return <TypedAnswer {...shared} item={item} onAnswer={onType} />
    case 'text':
      return <TypedAnswer {...shared} item={item} onAnswer={onType} />
    default:
      return unreachable(item)
  }
}
