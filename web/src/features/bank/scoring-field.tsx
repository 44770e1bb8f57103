import { ChoiceField } from '../../ui/form/fields.tsx'
import { scoringWords } from './words.ts'

type Scoring = keyof typeof scoringWords
type Props<Part extends Scoring> = {
  /** How parts of the answer count where not all of it has to be right. */
  readonly part: Part
  readonly value: Part | 'all-or-nothing'
  readonly onChange: (value: Part | 'all-or-nothing') => void
}

/** Whether an answer that is right in part brings points. */
export function ScoringField<Part extends Scoring>({ part, value, onChange }: Props<Part>) {
  return (
    <ChoiceField
      name="scoring"
      label="How it is marked"
      data={(['all-or-nothing', part] as const).map((rule) => ({ value: rule, label: scoringWords[rule] }))}
      value={value}
      onChange={({ currentTarget }) => onChange(currentTarget.value === part ? part : 'all-or-nothing')}
    />
  )
}
