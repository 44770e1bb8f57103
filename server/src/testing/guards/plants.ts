import { readPaper, recordDemand, type Operation } from '@cadre/contracts'
import { ok } from '@cadre/kernel'
import type { Route } from '../../platform/http/route.ts'
import type { Plant } from './guarded-server-on.ts'

export type Handle = Route['handle']

/** The product with one operation carried out by something faulty. */
export const faultyAt =
  (operation: Operation, become: (handle: Handle) => Handle): Plant =>
  (wiring) => ({
    ...wiring,
    routes: wiring.routes.map((route) =>
      route.operation === operation ? { ...route, handle: become(route.handle) } : route,
    ),
  })

/** A paper whose questions say why. */
export const paperWithKeys: Plant = faultyAt(readPaper, (handle) => async (unit, input, call) => {
  const result = await handle(unit, input, call)
  if (!result.ok) return result
  const { questions, ...paper } = result.value as { questions: { stem: string }[] }
  return ok({ ...paper, questions: questions.map((each) => ({ ...each, stem: `${each.stem} QZXKEY reason` })) })
})

/** A demand whose project's name is thought to be short. */
export const tripsOverLongNames: Plant = faultyAt(recordDemand, (handle) => async (unit, input, call) => {
  if (String(input.body?.['project']).length > 20) throw new Error('too long for a careless handler')
  return handle(unit, input, call)
})
