import './long-work.css'
import { Button, Progress } from '@mantine/core'
import { percentText } from '../../lib/format/number.ts'

type Props = {
  readonly what: string
  /** 0 to 1. */
  readonly share: number
  /** "12,000 of 50,000 questions"; else the share is said in per cent. */
  readonly amount?: string
  readonly stop?: { readonly words: string; readonly busy: boolean; readonly onStop: () => void }
}

/** Work that goes on while people do something else: what it is, how far, and the way to end it. */
export function LongWork({ what, share, amount, stop }: Props) {
  const said = amount ?? percentText(share)
  return (
    <div className="long-work">
      <div className="long-work-head">
        <div>
          {what} <span>{said}</span>
        </div>
        {stop && (
          <Button variant="default" size="compact-sm" loading={stop.busy} onClick={stop.onStop}>
            {stop.words}
          </Button>
        )}
      </div>
      <Progress.Root>
        <Progress.Section value={share * 100} animated aria-label={what} aria-valuetext={said} />
      </Progress.Root>
    </div>
  )
}
