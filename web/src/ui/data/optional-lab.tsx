import { minutesText } from '../../lib/format/duration.ts'

export type OptionalLabSteps = {
  readonly title: string
  readonly goal: string
  readonly minutes: number
  readonly needs: readonly string[]
  readonly steps: readonly { readonly do: string; readonly expect: string | null }[]
  readonly cleanUp: string | null
}

/** A lab that somebody may do beside what everybody does: its title and length, and the steps once it is opened. */
export const OptionalLab = ({ lab }: { readonly lab: OptionalLabSteps }) => (
  <details>
    <summary>
      Lab: {lab.title}, {minutesText(lab.minutes)}
    </summary>
    <p>{lab.goal}</p>
    {lab.needs.length > 0 && <p>You need: {lab.needs.join('; ')}.</p>}
    <ol>
      {lab.steps.map((step) => (
        <li key={step.do}>
          {step.do}
          {step.expect !== null && <p>{step.expect}</p>}
        </li>
      ))}
    </ol>
    {lab.cleanUp !== null && <p>Afterwards: {lab.cleanUp}</p>}
  </details>
)
