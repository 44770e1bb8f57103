import './form.css'
import {
  Checkbox,
  type CheckboxProps,
  NativeSelect,
  type NativeSelectProps,
  NumberInput,
  type NumberInputProps,
  PasswordInput,
  type PasswordInputProps,
  Textarea,
  type TextareaProps,
  TextInput,
  type TextInputProps,
} from '@mantine/core'
import { useFieldError } from './form-context.ts'

/** Every field is named, labelled, and says when it may be left empty; none relies on a placeholder. */
type Named = { readonly name: string; readonly label: string; readonly optional?: boolean }
type FieldProps<Props> = Omit<Props, 'name' | 'label' | 'required' | 'withAsterisk'> & Named

const labelled = (label: string, optional: boolean | undefined) =>
  optional === true ? (
    <>
      {label}
      <span className="field-optional">optional</span>
    </>
  ) : (
    label
  )

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

export function NumberField({ label, optional, error, ...rest }: FieldProps<NumberInputProps>) {
  return <NumberInput {...rest} label={labelled(label, optional)} error={useFieldError(rest.name, error)} />
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
