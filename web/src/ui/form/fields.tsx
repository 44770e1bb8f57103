import './form.css'
import {
  Checkbox,
  type CheckboxProps,
  NativeSelect,
  type NativeSelectProps,
  PasswordInput,
  type PasswordInputProps,
  Textarea,
  type TextareaProps,
  TextInput,
  type TextInputProps,
} from '@mantine/core'
import { type FieldProps, labelled } from './field-label.tsx'
import { useFieldError } from './form-context.ts'

export function TextField({ label, optional, error, ...rest }: FieldProps<TextInputProps>) {
  return <TextInput {...rest} label={labelled(label, optional)} error={useFieldError(rest.name, error)} />
}

export function TextAreaField({ label, optional, error, ...rest }: FieldProps<TextareaProps>) {
  return (
    <Textarea
      autosize
      minRows={3}
      {...rest}
      label={labelled(label, optional)}
      error={useFieldError(rest.name, error)}
    />
  )
}

export function SecretField({ label, optional, error, ...rest }: FieldProps<PasswordInputProps>) {
  const wrong = useFieldError(rest.name, error)
  return <PasswordInput {...rest} label={labelled(label, optional)} error={wrong} aria-invalid={wrong !== null} />
}

export function ChoiceField({ label, optional, error, ...rest }: FieldProps<NativeSelectProps>) {
  return <NativeSelect {...rest} label={labelled(label, optional)} error={useFieldError(rest.name, error)} />
}

export function CheckField({ label, optional, error, ...rest }: FieldProps<CheckboxProps>) {
  return <Checkbox {...rest} label={labelled(label, optional)} error={useFieldError(rest.name, error)} />
}

/** A plain date, `YYYY-MM-DD`, by the browser's own picker: typed, spoken and touched everywhere. */
export const DateField = (props: FieldProps<TextInputProps>) => <TextField {...props} type="date" />

/** A plain time, `HH:MM`. */
export const TimeField = (props: FieldProps<TextInputProps>) => <TextField {...props} type="time" />
