import { Select, type SelectProps } from '@mantine/core'
import { useMemo } from 'react'
import { useFieldError } from './form-context.ts'

export type ZoneProps = Omit<SelectProps, 'data' | 'label' | 'name'> & { readonly name: string; readonly label: string }

/** A time zone, found by typing its city. */
export function ZoneSelect({ label, error, ...rest }: ZoneProps) {
  const zones = useMemo(
    () =>
      ['UTC', ...Intl.supportedValuesOf('timeZone')].map((zone) => ({
        value: zone,
        label: zone.replaceAll('_', ' ').replaceAll('/', ' / '),
      })),
    [],
  )
  return (
    <Select
      searchable
      limit={40}
      nothingFoundMessage="No zone by that name. Try the nearest large city."
      {...rest}
      data={zones}
      label={label}
      error={useFieldError(rest.name, error)}
    />
  )
}
