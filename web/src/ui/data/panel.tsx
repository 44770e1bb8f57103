import './panel.css'
import { type ReactNode, useId } from 'react'

type Props = {
  readonly title: string
  readonly aside?: ReactNode
  readonly flush?: boolean
  readonly children: ReactNode
}

/** A titled part of a page. `flush` lets a table reach its edges. */
export function Panel({ title, aside, flush = false, children }: Props) {
  const id = useId()
  return (
    <section className="panel" aria-labelledby={id} data-flush={flush}>
      <header>
        <h2 id={id}>{title}</h2>
        {aside}
      </header>
      <div className="panel-body">{children}</div>
    </section>
  )
}
