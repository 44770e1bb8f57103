import './dots.css'
import type { Tone } from '../theme/tokens.ts'
import { MarkShape } from './mark-shape.tsx'

type Group = { readonly tone: Tone; readonly words: string; readonly count: number }

/** Beyond so many, a shape stands for all of its kind with their number beside it. */
const mostEach = 8

/** A handful of people as shapes, the best first: how many are how, at a glance. */
export function Dots({ groups, none }: { readonly groups: readonly Group[]; readonly none: string }) {
  const words = groups.map(({ count, words: of }) => `${count} ${of.toLowerCase()}`).join(', ')
  return (
    <span className="dots" title={words === '' ? none : words}>
      <span className="visually-hidden">{words === '' ? none : words}</span>
      {groups.map(({ tone, count, words: of }) => (
        <span key={of} className="dots-group" data-tone={tone} aria-hidden>
          {Array.from({ length: count > mostEach ? 1 : count }, (_, k) => (
            <MarkShape key={k} tone={tone} />
          ))}
          {count > mostEach && <span>{count}</span>}
        </span>
      ))}
    </span>
  )
}
