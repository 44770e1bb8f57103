import type { NativeSelectProps } from '@mantine/core'
import { ChoiceField } from '../../ui/form/fields.tsx'
import { type Status, statusWords } from './words.ts'

type Choice = {
  readonly certificationId: string
  readonly code: string
  readonly name: string
  readonly status: Status
}
type Props = Omit<NativeSelectProps, 'name' | 'data'> & { readonly certifications: readonly Choice[] }

/** A certification of the catalogue; what is retired says so. */
export function CertificationField({ certifications, ...rest }: Props) {
  return (
    <ChoiceField
      {...rest}
      name="certificationId"
      label="Certification"
      data={[
        { value: '', label: 'Choose one' },
        ...certifications.map(({ certificationId, code, name, status }) => ({
          value: certificationId,
          label: `${code} ${name}${status === 'active' ? '' : ` (${statusWords[status].toLowerCase()})`}`,
        })),
      ]}
    />
  )
}
