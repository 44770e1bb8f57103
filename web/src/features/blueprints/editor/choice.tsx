import { ChoiceField } from '../../../ui/form/fields.tsx'
import { spelled } from '../words.ts'

type Props<Value extends string> = {
  readonly name: string
  readonly label: string
  readonly of: readonly Value[]
  readonly value: Value
  readonly onChange: (value: Value) => void
}

/** One of the words that the format knows. */
export const Choice = <Value extends string>({ name, label, of, value, onChange }: Props<Value>) => (
  <ChoiceField
    name={name}
    label={label}
    value={value}
    onChange={({ currentTarget }) => {
      const chosen = of.find((one) => one === currentTarget.value)
      if (chosen !== undefined) onChange(chosen)
    }}
    data={of.map((one) => ({ value: one, label: spelled(one) }))}
  />
)

type ReferenceProps = {
  readonly name: string
  readonly label: string
  readonly among: readonly { readonly key: string; readonly title: string }[]
  /** Undefined: none. */
  readonly value: string | undefined
  readonly none?: string
  readonly onChange: (key: string | null) => void
}

/** Another part of the blueprint, by its title. */
export const Reference = ({ name, label, among, value, none, onChange }: ReferenceProps) => (
  <ChoiceField
    name={name}
    label={label}
    value={value ?? ''}
    onChange={({ currentTarget }) => onChange(currentTarget.value === '' ? null : currentTarget.value)}
    data={[
      ...(none === undefined ? [] : [{ value: '', label: none }]),
      ...among.map(({ key, title }) => ({ value: key, label: title })),
    ]}
  />
)
