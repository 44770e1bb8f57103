import { Checkbox } from '@mantine/core'
import { TextAreaField, TextField } from '../../ui/form/fields.tsx'
import { NumberField } from '../../ui/form/number-field.tsx'
import type { Item } from './draft.ts'
import { Add, changed, Part, without } from './part.tsx'

type Of<Kind extends Item['kind']> = {
  readonly item: Extract<Item, { kind: Kind }>
  readonly onChange: (item: Item) => void
}

type CreditProps = { readonly value: number; readonly onChange: (credit: number) => void }
const Credit = ({ value, onChange }: CreditProps) => (
  <NumberField
    name="credit"
    label="Counts, in %"
    min={0}
    max={100}
    value={value}
    onChange={(credit) => onChange(Number(credit))}
  />
)

/** Numbers that count, each with how far off it may be. The first that fits counts. */
export function Numbers({ item, onChange }: Of<'numeric'>) {
  const give = (answers: typeof item.answers): void => onChange({ ...item, answers })
  return (
    <div className="question-page-stack">
      {item.answers.map((answer, at) => (
        <Part
          key={at}
          name={`Number that counts ${at + 1}`}
          onRemove={item.answers.length > 1 ? () => give(without(item.answers, at)) : null}
        >
          <div className="question-page-row">
            <NumberField
              name="value"
              label="Value"
              value={answer.value}
              onChange={(value) => give(changed(item.answers, at, { value: Number(value) }))}
            />
            <NumberField
              name="may-be-off-by"
              label="May be off by"
              min={0}
              value={answer.tolerance}
              onChange={(tolerance) => give(changed(item.answers, at, { tolerance: Number(tolerance) }))}
            />
            <Credit value={answer.credit} onChange={(credit) => give(changed(item.answers, at, { credit }))} />
          </div>
          <TextAreaField
            name="how-it-is-found"
            label="How it is found"
            optional
            minRows={1}
            value={answer.reason}
            onChange={({ currentTarget }) => give(changed(item.answers, at, { reason: currentTarget.value }))}
          />
        </Part>
      ))}
      <Add
        what="a number that counts"
        onAdd={() => give([...item.answers, { value: 0, tolerance: 0, credit: 100, reason: '' }])}
      />
      <TextField
        name="unit"
        label="Unit"
        optional
        value={item.unit}
        onChange={({ currentTarget }) => onChange({ ...item, unit: currentTarget.value })}
      />
    </div>
  )
}

/** Words that count, in full or in part. The first that fits counts. */
export function Texts({ item, onChange }: Of<'text'>) {
  const give = (answers: typeof item.answers): void => onChange({ ...item, answers })
  return (
    <div className="question-page-stack">
      {item.answers.map((answer, at) => (
        <Part
          key={at}
          name={`Answer that counts ${at + 1}`}
          onRemove={item.answers.length > 1 ? () => give(without(item.answers, at)) : null}
        >
          <div className="question-page-row">
            <TextField
              name="words-for-any"
              label="Words, * for any"
              value={answer.text}
              onChange={({ currentTarget }) => give(changed(item.answers, at, { text: currentTarget.value }))}
            />
            <Credit value={answer.credit} onChange={(credit) => give(changed(item.answers, at, { credit }))} />
          </div>
          <TextAreaField
            name="why"
            label="Why it counts"
            optional
            minRows={1}
            value={answer.reason}
            onChange={({ currentTarget }) => give(changed(item.answers, at, { reason: currentTarget.value }))}
          />
        </Part>
      ))}
      <Add what="an answer that counts" onAdd={() => give([...item.answers, { text: '', credit: 100, reason: '' }])} />
      <Checkbox
        label="Capital and small letters differ"
        checked={item.caseSensitive}
        onChange={({ currentTarget }) => onChange({ ...item, caseSensitive: currentTarget.checked })}
      />
    </div>
  )
}
