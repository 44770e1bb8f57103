import './mark.css'
import type { ReactNode } from 'react'
import type { Tone } from '../theme/tokens.ts'
import { MarkShape } from './mark-shape.tsx'

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
      <MarkShape tone={tone} />
      {children}
    </span>
  )
}
