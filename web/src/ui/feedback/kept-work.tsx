import { useEffect, useRef } from 'react'
import { CopyThis } from '../form/copy-this.tsx'
import { Notice } from './notice.tsx'

type Props = {
  /** All that was written, as plain words. */
  readonly words: string
  /** Whether saving was tried and refused: the notice then takes the focus. */
  readonly refused: boolean
}

/** The role that saves a page was taken away while somebody wrote on it. */
export function KeptWork({ words, refused }: Props) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (refused) box.current?.focus()
  }, [refused])
  return (
    <div ref={box} tabIndex={-1} className="kept-work">
      <Notice
        tone="warn"
        title="Your role here no longer lets you save this."
        urgent
        action={<CopyThis value={words} words="Copy what I wrote" variant="default" />}
      >
        What you wrote stays on this page until you leave it; nothing of it was saved. Copy it, or ask somebody who runs
        your programme to give the role back, then save again.
      </Notice>
    </div>
  )
}
