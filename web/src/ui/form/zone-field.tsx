import { TextInput } from '@mantine/core'
import { lazy, Suspense } from 'react'
import type { ZoneProps } from './zone-select.tsx'

const ZoneSelect = lazy(async () => ({ default: (await import('./zone-select.tsx')).ZoneSelect }))

/** A time zone, found by typing its city. What finds it comes after the page; until then the zone stands there, and is sent. */
export const ZoneField = (props: ZoneProps) => (
  <Suspense fallback={<Zone {...props} />}>
    <ZoneSelect {...props} />
  </Suspense>
)

const Zone = ({ name, label, description, required = false, value, defaultValue }: ZoneProps) => (
  <TextInput
    readOnly
    name={name}
    label={label}
    description={description}
    required={required}
    value={value ?? defaultValue ?? ''}
  />
)
