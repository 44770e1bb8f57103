import type { Response } from '@cadre/attempt'
import { unreachable } from '@cadre/kernel'
import type { AnswerItem } from '../../ui/question/answer-props.ts'
import { ChoiceAnswer } from '../../ui/question/choice-answer.tsx'
import { MatchingAnswer } from '../../ui/question/matching-answer.tsx'
import { OrderingAnswer } from '../../ui/question/ordering-answer.tsx'
import { TypedAnswer } from '../../ui/question/typed-answer.tsx'

type Props = {
  readonly item: AnswerItem
  readonly response: Response | null
  readonly writes: boolean
  readonly onAnswer: (response: Response | null) => void
}

/** The input that a question's kind asks for. */
export function AnswerInput({ item, response, writes, onAnswer }: Props) {
  const shared = { work: { response, struck: [] }, writes, onAnswer }
  switch (item.kind) {
    case 'single':
    case 'multiple':
      return <ChoiceAnswer {...shared} {...(item.kind === 'single' ? { item } : { item })} />
    case 'ordering':
      return <OrderingAnswer {...shared} item={item} />
    case 'matching':
      return <MatchingAnswer {...shared} item={item} />
    case 'numeric':
      return <TypedAnswer {...shared} item={item} />
    case 'text':
      return <TypedAnswer {...shared} item={item} />
    default:
      return unreachable(item)
  }
}
