import type { ReactNode } from 'react'
import { ChoiceField, DateField, TextAreaField, TextField } from '../../ui/form/fields.tsx'
import { blankValue, type Shape, shapeWords, type TypedValue } from './typed-value.ts'

type Props = {
  readonly shapes: readonly Shape[]
  readonly value: TypedValue
  readonly error: ReactNode
  readonly onChange: (value: TypedValue) => void
}

type Part = 'a' | 'b' | 'c'
const numbers: Readonly<Partial<Record<Shape, readonly (readonly [Part, string])[]>>> = {
  number: [['a', 'Value']],
  range: [
    ['a', 'From'],
    ['b', 'To'],
  ],
  scaled: [
    ['a', 'Score to pass'],
    ['b', 'Lowest of the scale'],
    ['c', 'Highest of the scale'],
  ],
  money: [
    ['a', 'Amount'],
    ['c', 'Currency'],
  ],
  waits: [
    ['a', 'Days after each attempt, such as 1, 14'],
    ['b', 'At most in 12 months (empty: no limit)'],
    ['c', 'What the vendor says'],
  ],
}

/** The fields that a value of one shape takes. */
export function FactValueFields({ shapes, value, error, onChange }: Props) {
  const set = (part: Part) => (event: { currentTarget: { value: string } }) =>
    onChange({ ...value, [part]: event.currentTarget.value })
  const parts = numbers[value.shape]
  return (
    <>
      {shapes.length > 1 && (
        <ChoiceField
          name="shape"
          label="How the source says it"
          data={shapes.map((shape) => ({ value: shape, label: shapeWords[shape] }))}
          value={value.shape}
          onChange={(event) => onChange(blankValue(shapes.find((s) => s === event.currentTarget.value) ?? value.shape))}
        />
      )}
      {parts && (
        <div className="form-row">
          {parts.map(([part, label], i) => (
            <TextField
              key={part}
              name={i === 0 ? 'value' : `value.${part}`}
              label={label}
              inputMode={part === 'c' && value.shape !== 'scaled' ? 'text' : 'decimal'}
              value={value[part]}
              onChange={set(part)}
              {...(i === 0 ? { error } : {})}
            />
          ))}
        </div>
      )}
      {value.shape === 'date' && (
        <DateField name="value" label="Date" value={value.a} onChange={set('a')} error={error} />
      )}
      {value.shape === 'list' && (
        <TextField
          name="value"
          label="Items"
          description="Separated by commas"
          value={value.a}
          onChange={set('a')}
          error={error}
        />
      )}
      {(value.shape === 'text' || value.shape === 'undisclosed') && (
        <TextAreaField
          name="value"
          label={value.shape === 'text' ? 'What it says' : 'What it says instead'}
          value={value.a}
          onChange={set('a')}
          error={error}
        />
      )}
    </>
  )
}
