import './page-header.css'
import type { ReactNode } from 'react'

type Props = {
  readonly title: string
  /** Where this page belongs: a link one level up, or a few words. */
  readonly above?: ReactNode
  /** What one should know before reading on: state, dates, people. */
  readonly about?: ReactNode
  /** The one thing most people come here to do. */
  readonly action?: ReactNode
  /** Quieter actions, usually a menu. */
  readonly more?: ReactNode
}

/** The head of a page: one title, one primary action. */
export function PageHeader({ title, above, about, action, more }: Props) {
  return (
    <header className="page-header">
      <title>{`${title} · Cadre`}</title>
      <div className="page-header-words">
        {above !== undefined && <div className="page-header-above">{above}</div>}
        <h1>{title}</h1>
        {about !== undefined && <div className="page-header-about">{about}</div>}
      </div>
      {(action !== undefined || more !== undefined) && (
        <div className="page-header-actions">
          {more}
          {action}
        </div>
      )}
    </header>
  )
}
