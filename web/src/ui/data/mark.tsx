import './mark.css'
import type { ReactNode } from 'react'
import type { Tone } from '../theme/tokens.ts'

type Props = {
  readonly tone: Tone
  /** For longer words, in narrow columns. */
  readonly wraps?: boolean
  readonly children: ReactNode
}

/** A state in words with a mark whose shape differs too, so that colour is never all that tells. */
export function Mark({ tone, wraps = false, children }: Props) {
  return (
    <span className="mark" data-tone={tone} data-wraps={wraps}>
      <svg width="8" height="8" viewBox="0 0 8 8" aria-hidden>
        {shapes[tone]}
      </svg>
      {children}
    </span>
  )
}

const shapes: Record<Tone, ReactNode> = {
  good: <circle cx="4" cy="4" r="4" />,
  warn: <path d="M4 0 8 8H0Z" />,
  bad: <path d="M4 0 8 4 4 8 0 4Z" />,
  calm: <circle cx="4" cy="4" r="3" fill="none" strokeWidth="1.5" />,
}
