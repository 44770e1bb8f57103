import type { organisationKinds } from '@cadre/contracts'
import { atLeast, filled } from '../../ui/form/checks.ts'

export type Kind = (typeof organisationKinds)[number]

/** As the contract asks; the server also refuses what is easy to guess. */
export const shortestPassword = 10

/** What the form can tell before it asks the server. */
export const checkSetUp = {
  person: {
    name: filled('Give your name'),
    email: filled('Give your mail address'),
    password: atLeast(shortestPassword),
  },
  organisation: { name: filled('Give the name of your organisation') },
}
