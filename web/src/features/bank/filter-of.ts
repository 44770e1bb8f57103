import type { CallInput, searchQuestions } from '@cadre/contracts'
import type { BankSearch } from './bank-search.ts'

type Query = NonNullable<CallInput<typeof searchQuestions>['query']>

/** What the address asks for, as the server takes it. */
export const filterOf = ({ author, ...search }: BankSearch): Query => ({
  ...search,
  ...(author !== undefined && { author: author === 'cadre' ? 'cadre' : author }),
})
