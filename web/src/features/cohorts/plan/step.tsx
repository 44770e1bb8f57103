import './step.css'
import { type ReactNode, useId } from 'react'

type Props = { readonly number: number; readonly title: string; readonly children: ReactNode }

/** One numbered part of the way to a plan. All are open: people go back and forth. */
export function Step({ number, title, children }: Props) {
  const id = useId()
  return (
    <section className="step" aria-labelledby={id}>
      <h2 id={id}>
        <span className="step-number">{number}</span>
        {title}
      </h2>
      <div className="step-body">{children}</div>
    </section>
  )
}
