import type { Kind } from './check-set-up.ts'

const kindWords: Readonly<Record<Kind, string>> = {
  agency: 'An agency that trains its own people',
  partner: 'A training partner',
  client: 'A client whose people are trained',
  'framework-owner': 'The owner of a training framework',
}

export const kindChoices = Object.entries(kindWords).map(([value, label]) => ({ value, label }))
