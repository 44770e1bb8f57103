import { NumberInput, type NumberInputProps } from '@mantine/core'
import { type FieldProps, labelled } from './field-label.tsx'
import { useFieldError } from './form-context.ts'

/** A number. In a file of its own: it brings more code than all other fields together. */
export function NumberField({ label, optional, error, ...rest }: FieldProps<NumberInputProps>) {
  return <NumberInput {...rest} label={labelled(label, optional)} error={useFieldError(rest.name, error)} />
}
