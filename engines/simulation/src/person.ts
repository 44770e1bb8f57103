import { normal, type Random } from '@cadre/kernel'
import { conceptsPerDomain } from './question-bank.ts'

/** What a person brings along and keeps. */
export type Person = {
  /** Knowledge before the programme, in logits, by domain and concept. */
  readonly before: readonly (readonly number[])[]
  /** How much an exposure leaves behind, around 1. */
  readonly learnability: number
  /** Share of the planned study that gets done, around 1. */
  readonly diligence: number
  /** Weeks in which work leaves no time for study. */
  readonly busyWeeks: ReadonlySet<number>
}

/** Talent sd 0.7 over everything, 0.35 for each domain, 0.5 for each concept; diligence and learnability log-normal. */
export function drawPerson(domains: number, weeks: number, random: Random): Person {
  const talent = -0.05 + 0.7 * normal(random)
  const before = Array.from({ length: domains }, () => {
    const inDomain = talent + 0.35 * normal(random)
    return Array.from({ length: conceptsPerDomain }, () => inDomain + 0.5 * normal(random))
  })
  const learnability = Math.exp(0.55 * normal(random))
  const diligence = Math.exp(0.45 * normal(random) - 0.1)
  const busyWeeks = new Set(Array.from({ length: weeks }, (_, week) => week).filter(() => random.next() < 0.1))
  return { before, learnability, diligence, busyWeeks }
}
