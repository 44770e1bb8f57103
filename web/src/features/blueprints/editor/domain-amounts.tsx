import type { Domain } from '@cadre/formats/blueprint'
import { NumberField } from '../../../ui/form/number-field.tsx'

type Props = {
  readonly legend: string
  readonly domains: readonly Domain[]
  readonly amounts: Readonly<Record<string, number>>
  readonly onChange: (amounts: Record<string, number>) => void
}

/** How much of something goes to each exam domain; a domain without any is left out. */
export function DomainAmounts({ legend, domains, amounts, onChange }: Props) {
  const put = (key: string, value: number): void => {
    const { [key]: _was, ...rest } = amounts
    onChange(value > 0 ? { ...rest, [key]: value } : rest)
  }
  return (
    <fieldset className="blueprint-editor-amounts">
      <legend>{legend}</legend>
      <div className="form-row">
        {domains.map(({ key, name }) => (
          <NumberField
            key={key}
            name={`amount-${key}`}
            label={name}
            min={0}
            step={5}
            value={amounts[key] ?? 0}
            onChange={(value) => put(key, Number(value))}
          />
        ))}
      </div>
    </fieldset>
  )
}
