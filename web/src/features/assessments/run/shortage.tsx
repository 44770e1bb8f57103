import { formShortage } from '@cadre/contracts'
import type { z } from 'zod'
import { Notice } from '../../../ui/feedback/notice.tsx'

export type ShortageDetails = z.output<typeof formShortage.details>

/** The details of a refusal, when it is a shortage. */
export function shortageIn(code: string, details: unknown): ShortageDetails | null {
  const parsed = code === formShortage.code ? formShortage.details.safeParse(details) : null
  return parsed?.success ? parsed.data : null
}

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
      {conflicts.map((unmet, at) => (
        <div key={unmet.map(({ constraint }) => constraint).join(' ')}>
          <p>{at === 0 ? 'What stands in the way:' : 'Or:'}</p>
          <ul>
            {unmet.map(({ constraint, wanted, nearest }) => (
              <li key={constraint}>
                {constraint}: {wanted} wanted{nearest !== '' && `, ${nearest} possible`}
              </li>
            ))}
          </ul>
        </div>
      ))}
      {setAside.length > 0 && (
        <p>
          Held back: {setAside.map(({ why, count }) => `${count} (${why})`).join(', ')}.
          {possibleFrom !== null && ` Without new questions it is possible from ${possibleFrom}.`}
        </p>
      )}
    </Notice>
  )
}
