import { questionKinds, questionStates } from '@cadre/contracts'

/** What of the bank is shown; a link carries it. */
export type BankSearch = {
  readonly text?: string
  readonly certificationId?: string
  readonly domain?: string
  readonly state?: (typeof questionStates)[number]
  readonly kind?: (typeof questionKinds)[number]
  readonly difficulty?: number
  readonly tag?: string
  readonly author?: string
}

export function bankSearch(search: Readonly<Record<string, unknown>>): BankSearch {
  const text = (name: string): string => {
    const value = search[name]
    return typeof value === 'string' ? value.slice(0, 200) : ''
  }
  const named = (name: string) => (text(name) === '' ? {} : { [name]: text(name) })
  const state = questionStates.find((known) => known === search['state'])
  const kind = questionKinds.find((known) => known === search['kind'])
  const difficulty = Number(search['difficulty'])
  return {
    ...named('text'),
    ...named('certificationId'),
    ...named('domain'),
    ...named('tag'),
    ...named('author'),
    ...(state && { state }),
    ...(kind && { kind }),
    ...(Number.isInteger(difficulty) && difficulty >= 1 && difficulty <= 5 && { difficulty }),
  }
}
