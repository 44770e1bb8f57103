import { NumberInput, type NumberInputProps } from '@mantine/core'
import { useState } from 'react'
import { type FieldProps, labelled } from './field-label.tsx'
import { useFieldError } from './form-context.ts'
import { isBegun, shownNumber } from './typed-number.ts'

/** A number. In a file of its own: it brings more code than all other fields together. */
export function NumberField({
  label,
  optional,
  error,
  value,
  onChange,
  onBlur,
  ...rest
}: FieldProps<NumberInputProps>) {
  const [typed, setTyped] = useState<number | string | null>(null)
  return (
    <NumberInput
      {...rest}
      label={labelled(label, optional)}
      error={useFieldError(rest.name, error)}
      {...(value !== undefined && { value: shownNumber(typed, value) })}
      onChange={(given) => {
        setTyped(given)
        if (!isBegun(given)) onChange?.(given)
      }}
      onBlur={(event) => {
        setTyped(null)
        onBlur?.(event)
      }}
    />
  )
}
