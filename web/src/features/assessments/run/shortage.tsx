import { formShortage } from '@cadre/contracts'
import type { z } from 'zod'
import { Notice } from '../../../ui/feedback/notice.tsx'

export type ShortageDetails = z.output<typeof formShortage.details>

/** The details of a refusal, when it is a shortage. */
export function shortageIn(code: string, details: unknown): ShortageDetails | null {
  const parsed = code === formShortage.code ? formShortage.details.safeParse(details) : null
  return parsed?.success ? parsed.data : null
}

type Unmet = ShortageDetails['conflicts'][number][number]

const unmetWords = ({ constraint, wanted, nearest }: Unmet): string =>
  wanted === 'apart'
    ? `${constraint} are kept apart`
    : `${constraint}: ${wanted} wanted${nearest === '' ? '' : `, ${nearest} possible`}`

/** Every rule that the bank cannot meet, and what to write to meet it. */
export function Shortage({
  details: { write, conflicts, setAside, possibleFrom },
}: {
  readonly details: ShortageDetails
}) {
  return (
    <Notice tone="warn" title="The question bank cannot fill this form yet." urgent>
      {write.length > 0 && (
        <>
          <p>Write and release these, and it can be drawn:</p>
          <ul>
            {write.map(({ domain, type, band, count }) => (
              <li key={`${domain} ${type} ${band}`}>
                {count} {type} in {domain}
                {band !== null && `, difficulty ${band}`}
              </li>
            ))}
          </ul>
        </>
      )}
      {conflicts.length > 0 && (
        <>
          <p>What stands in the way; each of these has to give:</p>
          <ul>
            {conflicts.map((unmet) => (
              <li key={unmet.map(({ constraint }) => constraint).join(' ')}>
                {unmet.map(unmetWords).join(', together with ')}
              </li>
            ))}
          </ul>
        </>
      )}
      {setAside.length > 0 && (
        <p>
          Held back: {setAside.map(({ why, count }) => `${count} (${why})`).join(', ')}.
          {possibleFrom !== null && ` Without new questions it is possible from ${possibleFrom}.`}
        </p>
      )}
    </Notice>
  )
}
