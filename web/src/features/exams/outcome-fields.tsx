import type { CallInput, correctResult } from '@cadre/contracts'
import { SegmentedControl } from '@mantine/core'
import { ChoiceField, DateField } from '../../ui/form/fields.tsx'
import { NumberField } from '../../ui/form/number-field.tsx'
import { sourceCalled } from './words.ts'

type Outcome = NonNullable<CallInput<typeof correctResult>['body']['outcome']>
type Source = Outcome['source']

/** A result while it is typed. */
export type Draft = {
  readonly satOn: string
  readonly passed: boolean | null
  readonly score: string | number
  /** Percent of each domain, as typed. */
  readonly domains: Readonly<Record<string, string | number>>
  readonly source: Source
}

const whole = (typed: string | number | undefined): number | null =>
  typed === undefined || typed === '' ? null : Number(typed)

/** The outcome that was typed, or null while it is not said whether it was passed. */
export function outcomeOf({ satOn, passed, score, domains, source }: Draft): Outcome | null {
  if (passed === null) return null
  const byDomain = Object.entries(domains).flatMap(([domain, typed]) => {
    const percent = whole(typed)
    return percent === null ? [] : [{ domain, percent }]
  })
  return { satOn, passed, score: whole(score), byDomain, source }
}

type Props = {
  readonly draft: Draft
  readonly onChange: (draft: Draft) => void
  readonly exam: {
    readonly domains: readonly string[]
    readonly passMark: { readonly value: number; readonly low: number; readonly high: number } | null
  }
}
const sources: readonly Source[] = ['score-report', 'vendor-record', 'own-word']

/** The day, the outcome, the score and the domains of one sitting. */
export function OutcomeFields({ draft, onChange, exam: { domains, passMark } }: Props) {
  const set = (change: Partial<Draft>): void => onChange({ ...draft, ...change })
  return (
    <>
      <SegmentedControl
        aria-label="How it went"
        fullWidth
        value={draft.passed === null ? '' : draft.passed ? 'passed' : 'failed'}
        onChange={(value) => set({ passed: value === 'passed' })}
        data={[
          { value: 'passed', label: 'Passed' },
          { value: 'failed', label: 'Not passed' },
        ]}
      />
      <div className="form-row">
        <DateField
          name="satOn"
          label="Sat on"
          value={draft.satOn}
          onChange={(event) => set({ satOn: event.currentTarget.value })}
        />
        <NumberField
          name="score"
          label={passMark ? `Score, ${passMark.value} passes` : 'Score'}
          optional
          hideControls
          min={0}
          value={draft.score}
          onChange={(score) => set({ score })}
        />
      </div>
      {domains.length > 0 && (
        <fieldset className="exams-page-domain-fields">
          <legend>By domain, in percent, as far as the report says</legend>
          {domains.map((domain) => (
            <DomainField
              key={domain}
              domain={domain}
              value={draft.domains[domain] ?? ''}
              onChange={(typed) => set({ domains: { ...draft.domains, [domain]: typed } })}
            />
          ))}
        </fieldset>
      )}
      <ChoiceField
        name="source"
        label="What stands behind it"
        data={sources.map((value) => ({ value, label: sourceCalled[value] }))}
        value={draft.source}
        onChange={(event) => set({ source: sources.find((each) => each === event.currentTarget.value) ?? 'own-word' })}
      />
    </>
  )
}

type DomainProps = {
  readonly domain: string
  readonly value: string | number
  readonly onChange: (typed: string | number) => void
}
const DomainField = ({ domain, value, onChange }: DomainProps) => (
  <>
    <span aria-hidden>{domain}</span>
    <NumberField
      name={`domain ${domain}`}
      aria-label={domain}
      label=""
      hideControls
      min={0}
      max={100}
      value={value}
      onChange={onChange}
    />
  </>
)
