import { type careStandings, readCareSummary } from '@cadre/contracts'
import { useQuery } from '@tanstack/react-query'
import { useHere } from '../../api/here.ts'
import { reading } from '../../api/reading.ts'
import type { Tone } from '../../ui/theme/tokens.ts'
import { currentCohort, type Managed } from './managed.ts'

export type CareStanding = (typeof careStandings)[number]

/** What a manager learns of how somebody stands: never why (P4). */
export const careStandingCalled: Readonly<Record<CareStanding, { readonly tone: Tone; readonly words: string }>> = {
  'on-track': { tone: 'good', words: 'Keeping up' },
  'needs-attention': { tone: 'warn', words: 'Needs attention' },
  'in-care': { tone: 'calm', words: 'In care' },
  deferred: { tone: 'calm', words: 'Deferred' },
}

/** How each person stands in the cohort that is shown of them; null where it is not running, or not the reader's to know. */
export function useStandingsInCare(): (person: Managed & { readonly personId: string }) => CareStanding | null {
  const { organisationId, may } = useHere()
  const { data } = useQuery({
    ...reading(readCareSummary, { params: { organisationId } }),
    enabled: may('care.summary'),
  })
  return (person) => {
    const cohorts = data?.people.find(({ personId }) => personId === person.personId)?.cohorts
    return cohorts?.find(({ cohortId }) => cohortId === currentCohort(person)?.cohortId)?.standing ?? null
  }
}
