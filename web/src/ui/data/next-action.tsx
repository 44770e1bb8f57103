import './next-action.css'
import { type ReactNode, useId } from 'react'
import { minutesText } from '../../lib/format/duration.ts'

type Props = {
  /** What to do, in the words of the person: "9 review cards before Thursday". */
  readonly title: string
  readonly minutes: number
  /** Whether these are the minutes that are left of something under way. */
  readonly left?: boolean
  /** Why now. */
  readonly reason?: ReactNode
  readonly action: ReactNode
}

/** The one thing to do next, with the time it takes: it stands at the top of every first screen. */
export function NextAction({ title, minutes, left = false, reason, action }: Props) {
  const id = useId()
  return (
    <section className="next-action" aria-labelledby={id}>
      <div className="next-action-words">
        <h2 id={id}>{title}</h2>
        <p>
          {minutesText(minutes)}
          {left && ' left'}
          {reason !== undefined && <> · {reason}</>}
        </p>
      </div>
      {action}
    </section>
  )
}
