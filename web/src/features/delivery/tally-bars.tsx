import './tally-bars.css'
import { letterOf } from '../../ui/question/answer-props.ts'
import { QuestionText } from '../../ui/question/question-text.tsx'

type Props = {
  readonly options: readonly { readonly id: string; readonly text: string }[]
  readonly byOption: Readonly<Record<string, number>>
  readonly answered: number
  /** Ids of what is right; null: not told. */
  readonly right: readonly string[] | null
}

/** How many chose each option: a bar, its number, and in words what is right. Never who. */
export function TallyBars({ options, byOption, answered, right }: Props) {
  return (
    <ol className="tally-bars">
      {options.map(({ id, text }, at) => {
        const chose = byOption[id] ?? 0
        return (
          <li key={id} data-right={right?.includes(id) ?? false}>
            <span className="tally-bars-letter" aria-hidden>
              {letterOf(at)}
            </span>
            <div className="tally-bars-text">
              <QuestionText text={text} />
              <svg width="100%" height="8" aria-hidden>
                <rect className="tally-bars-track" width="100%" height="8" rx="2" />
                <rect
                  className="tally-bars-bar"
                  width={`${answered === 0 ? 0 : (100 * chose) / answered}%`}
                  height="8"
                  rx="2"
                />
              </svg>
            </div>
            <span className="tally-bars-count">
              {chose}
              <span className="visually-hidden"> of {answered} chose this</span>
              {right?.includes(id) && <span className="tally-bars-right"> right</span>}
            </span>
          </li>
        )
      })}
    </ol>
  )
}
