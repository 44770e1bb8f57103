import { previewQuiz } from '@cadre/contracts'
import { useHere } from '../../api/here.ts'
import { useReading } from '../../api/reading.ts'
import { countText } from '../../lib/format/number.ts'
import { Panel } from '../../ui/data/panel.tsx'

type Props = { readonly cohortId: string; readonly sessionKey: string }
type Value = { readonly chosen: number; readonly random: number; readonly mostRecent: number }

const choices = [
  ['chosen', 'Chosen for these people'],
  ['random', 'Drawn at random'],
  ['mostRecent', 'The most recent topics'],
] as const satisfies readonly (readonly [keyof Value, string])[]

/** What the opening quiz will ask and why, and what that is worth beside two other ways to choose (S3). */
export function QuizPreview(of: Props) {
  const { organisationId } = useHere()
  const { value: found } = useReading(previewQuiz, { params: { organisationId, ...of } })
  if (!found || (found.value === null && found.questions.length === 0)) return null
  return (
    <Panel title={found.opened ? 'What the opening quiz was worth' : 'Opening quiz, as it would be chosen today'}>
      <div className="cohort-page-stack">
        {found.value && <Comparison value={found.value} />}
        {found.questions.length > 0 && (
          <details>
            <summary>{countText(found.questions.length, 'question')}, and why these</summary>
            <ol className="session-page-lines">
              {found.questions.map(({ domain, why }, place) => (
                <li key={`${place} ${domain}`}>
                  {domain}: {why}
                </li>
              ))}
            </ol>
          </details>
        )}
      </div>
    </Panel>
  )
}

function Comparison({ value }: { readonly value: Value }) {
  const most = Math.max(value.chosen, value.random, value.mostRecent, 1e-9)
  return (
    <>
      <dl className="session-page-worth">
        {choices.map(([key, label]) => (
          <div key={key} data-chosen={key === 'chosen'}>
            <dt>{label}</dt>
            <dd>
              <span style={{ inlineSize: `${(100 * Math.max(0, value[key])) / most}%` }} aria-hidden />
              {value[key].toFixed(1)} points
            </dd>
          </div>
        ))}
      </dl>
      <p className="session-page-note">
        Recall that these people gain together, weighted by the exam’s domains and what still counts on the day; by what
        each remembers today.
      </p>
    </>
  )
}
