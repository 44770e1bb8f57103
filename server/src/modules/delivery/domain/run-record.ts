import type { Run } from '@cadre/session'
import type { Id, Instant } from '@cadre/kernel'

export type RunId = Id<'run'>
export type PollId = Id<'pol'>

export type Lab = {
  readonly key: string
  readonly title: string
  readonly goal: string
  readonly needs: readonly string[]
  readonly steps: readonly { readonly do: string; readonly expect: string | null }[]
  readonly outcomes: readonly string[]
  readonly tested: boolean
}
export type WeightedDomain = { readonly key: string; readonly name: string; readonly weight: number }

/** What a run was opened with. It does not change when the blueprint does. */
export type RunPlan = {
  readonly cohortName: string
  readonly notes: readonly { readonly key: string; readonly notes: readonly string[] }[]
  readonly materials: readonly { readonly title: string; readonly url: string }[]
  /** Of the session; `key` is the bank's as well. */
  readonly objectives: readonly { readonly key: string; readonly domain: string; readonly text: string }[]
  readonly lab: Lab | null
  readonly domains: readonly WeightedDomain[]
}

/** Totals of engines/memory `QuizValue`. */
export type QuizValues = { readonly chosen: number; readonly random: number; readonly mostRecent: number }

export type RunRecord = {
  readonly runId: RunId
  readonly cohortId: Id<'coh'>
  readonly sessionKey: string
  readonly certificationId: Id<'crt'>
  readonly title: string
  readonly plan: RunPlan
  readonly run: Run
  readonly revision: number
  readonly pollId: PollId | null
  readonly quizValue: QuizValues | null
  readonly takeaways: string
  readonly openedBy: Id<'per'>
}

/** What was done to a run; kept for good. */
export type RunEvent = {
  readonly kind: string
  readonly detail: Readonly<Record<string, unknown>>
  readonly at: Instant
  readonly by: Id<'per'> | null
}
