import type { organisationKinds } from '@cadre/contracts'

export type Kind = (typeof organisationKinds)[number]

const shortest = 10
const needed =
  (words: string) =>
  (value: string): string | null =>
    value.trim() === '' ? words : null

/** What the form can tell before it asks the server. */
export const checkSetUp = {
  person: {
    name: needed('Give your name'),
    email: needed('Give your mail address'),
    password: (password: string): string | null =>
      password.length < shortest ? `Use at least ${shortest} characters` : null,
  },
  organisation: { name: needed('Give the name of your organisation') },
}
