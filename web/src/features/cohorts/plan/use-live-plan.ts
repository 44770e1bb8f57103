import { planCohort, type ReplyOf } from '@cadre/contracts'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { call } from '../../../api/call.ts'
import { useHere } from '../../../api/here.ts'
import { failureBehind } from '../../../api/request-failed.ts'
import type { Failure } from '../../../lib/failure.ts'
import type { PlanRequest } from './plan-choice.ts'

type LivePlan = {
  readonly answer: ReplyOf<typeof planCohort> | null
  readonly failure: Failure | null
  /** The answer shown is not for what is chosen now. */
  readonly stale: boolean
}

/** Long enough to type a date, short enough to feel alive. */
const pauseMs = 350

/** The plan that the server compiles from the choices, a moment after the last one. */
export function useLivePlan(request: PlanRequest | null): LivePlan {
  const { organisationId } = useHere()
  const asked = JSON.stringify(request)
  const [settled] = useDebouncedValue(asked, pauseMs)
  const query = useQuery({
    queryKey: ['compiled plan', organisationId, asked === settled ? request : settled],
    queryFn: () => (request === null ? null : call(planCohort, { params: { organisationId }, body: request })),
    enabled: request !== null && asked === settled,
    placeholderData: keepPreviousData,
  })
  return {
    answer: query.data ?? null,
    failure: query.error && asked === settled ? failureBehind(query.error) : null,
    stale: asked !== settled || query.isPlaceholderData,
  }
}
