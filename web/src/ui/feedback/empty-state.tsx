import './empty-state.css'
import type { ReactNode } from 'react'

type Props = {
  readonly title: string
  /** What will stand here and why it is worth having, in one or two sentences. */
  readonly children: ReactNode
  /** The way to fill it. An empty state without one is a dead end. */
  readonly action: ReactNode
  readonly icon?: ReactNode
}

export function EmptyState({ title, children, action, icon }: Props) {
  return (
    <section className="empty-state">
      {icon !== undefined && <div className="empty-state-icon">{icon}</div>}
      <h2>{title}</h2>
      <p>{children}</p>
      <div className="empty-state-action">{action}</div>
    </section>
  )
}
