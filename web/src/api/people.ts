import { listMembers, type ReplyOf } from '@cadre/contracts'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Reading } from '../lib/reading.ts'
import { useHere } from './here.ts'
import { reading } from './reading.ts'
import { failureBehind } from './request-failed.ts'

export type Member = { readonly personId: string; readonly name: string; readonly email: string }
export type People = Reading<readonly Member[]> & {
  /** What is typed into the picker: a large organisation is searched by the server. */
  readonly find: (words: string) => void
}

type Seen = { readonly from: ReplyOf<typeof listMembers> | undefined; readonly people: ReadonlyMap<string, Member> }

/** As many as one request gives; whoever stands behind them is found by name. */
const limit = 200

/** Who can be chosen: members and who is invited, by name. Somebody found once stays, so that what is chosen keeps its name. */
export function usePeople(): People {
  const { organisationId } = useHere()
  const [typed, find] = useState('')
  const [search] = useDebouncedValue(typed, 200)
  const query = useQuery({
    ...reading(listMembers, { params: { organisationId }, query: { limit, ...(search !== '' && { search }) } }),
    placeholderData: keepPreviousData,
  })
  const { data } = query
  const [seen, setSeen] = useState<Seen>({ from: undefined, people: new Map() })
  if (data && data !== seen.from) {
    const found = data.members.map((one) => [one.personId, one] as const)
    setSeen({ from: data, people: new Map([...seen.people, ...found]) })
  }
  return {
    value: data && [...seen.people.values()].toSorted((a, b) => a.name.localeCompare(b.name)),
    failure: query.error ? failureBehind(query.error) : null,
    again: () => void query.refetch(),
    find,
  }
}
