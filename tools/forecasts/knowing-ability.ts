import { logistic } from '@cadre/psychometrics'
import { correctedBy } from './correction.ts'
import type { Judged } from './world.ts'

/**
 * What who knew everyone's true ability on the forecast's day would say: the chance of passing at that ability as the outcomes of the other programmes
 * show it (a logistic regression on ability). It still does not know who will learn how much until the exam, as no forecast can, but it needs no
 * answers and has seen how such programmes end. Alone, a programme is taken to pass by logistic(ability).
 */
export function knowingAbility(programmes: readonly (readonly Judged[])[]): Judged[][] {
  const known = programmes.map((learners) => learners.map((one) => ({ ...one, p: logistic(one.ability) })))
  return known.map((learners, k) => correctedBy(known.filter((_, other) => other !== k).flat(), learners))
}
