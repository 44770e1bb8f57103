import { Select } from '@mantine/core'
import type { Reading } from '../../lib/reading.ts'
import { Loaded } from '../feedback/loaded.tsx'

type Person = { readonly personId: string; readonly name: string; readonly email: string }
type Props = {
  readonly label: string
  readonly people: Reading<readonly Person[]> & { readonly find: (words: string) => void }
  readonly value: string | null
  readonly onChange: (personId: string | null) => void
  /** Who is in already, and not offered. */
  readonly inside?: ReadonlySet<string>
  readonly className?: string
}

/** One of the organisation's people, found by typing: a large one is searched by the server. */
export const PersonSelect = ({ label, people, value, onChange, inside, className = '' }: Props) => (
  <Loaded of={people} rows={2}>
    {(all) => (
      <Select
        className={className}
        label={label}
        placeholder="Type a name"
        searchable
        value={value}
        onChange={onChange}
        onSearchChange={people.find}
        nothingFoundMessage={inside ? 'Nobody by that name who is not in already.' : 'Nobody by that name here.'}
        data={all
          .filter(({ personId }) => inside?.has(personId) !== true)
          .map(({ personId, name, email }) => ({ value: personId, label: `${name} · ${email}` }))}
      />
    )}
  </Loaded>
)
