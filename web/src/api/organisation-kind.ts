import type { organisationKinds } from '@cadre/contracts'

type Kind = (typeof organisationKinds)[number]

const kindWords: Readonly<Record<Kind, string>> = {
  agency: 'An agency that trains its own people',
  partner: 'A training partner',
  client: 'A client whose people are trained',
  'framework-owner': 'The owner of a training framework',
}

/** What an organisation may be, for forms. */
export const organisationKindChoices = Object.entries(kindWords).map(([value, label]) => ({ value, label }))
