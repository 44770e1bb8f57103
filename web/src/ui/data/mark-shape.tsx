import type { ReactNode } from 'react'
import type { Tone } from '../theme/tokens.ts'

/** A tone's shape, 8 pixels wide: told apart without colour. */
export const MarkShape = ({ tone }: { readonly tone: Tone }) => (
  <svg width="8" height="8" viewBox="0 0 8 8" aria-hidden>
    {shapes[tone]}
  </svg>
)

const shapes: Record<Tone, ReactNode> = {
  good: <circle cx="4" cy="4" r="4" />,
  warn: <path d="M4 0 8 8H0Z" />,
  bad: <path d="M4 0 8 4 4 8 0 4Z" />,
  calm: <circle cx="4" cy="4" r="3" fill="none" strokeWidth="1.5" />,
}
