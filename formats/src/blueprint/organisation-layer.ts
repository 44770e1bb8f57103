/**
 * What an organisation adds on top of the vendor's content. `origin` keeps examples that came with the blueprint
 * (`template`, to be replaced) apart from those the organisation wrote from its own projects (`own`).
 */
export type OrganisationLayer = {
  readonly projectExamples: readonly ProjectExample[]
  readonly comparisons: readonly Comparison[]
  readonly pitfalls: readonly Pitfall[]
}

export const origins = ['template', 'own'] as const
export type Origin = (typeof origins)[number]

export type ProjectExample = {
  readonly key: string
  readonly title: string
  readonly origin: Origin
  readonly objectives: readonly string[]
  readonly situation: string
  readonly decision: string
  readonly lesson: string
}

/** "These services can all solve this": when to choose which. */
export type Comparison = {
  readonly key: string
  readonly title: string
  readonly origin: Origin
  readonly objectives: readonly string[]
  readonly question: string
  readonly options: readonly ComparisonOption[]
}

export type ComparisonOption = { readonly name: string; readonly chooseWhen: string; readonly avoidWhen: string }

/** "Why B is better than C." */
export type Pitfall = {
  readonly key: string
  readonly title: string
  readonly origin: Origin
  readonly objectives: readonly string[]
  readonly tempting: string
  readonly better: string
  readonly why: string
}
