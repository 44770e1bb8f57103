import type { organisationKinds } from '@cadre/contracts'
import { filled } from '../../ui/form/checks.ts'

export type Kind = (typeof organisationKinds)[number]

const shortest = 10
/** What the form can tell before it asks the server. */
export const checkSetUp = {
  person: {
    name: filled('Give your name'),
    email: filled('Give your mail address'),
    password: (password: string): string | null =>
      password.length < shortest ? `Use at least ${shortest} characters` : null,
  },
  organisation: { name: filled('Give the name of your organisation') },
}
