import type { PlainDate } from '@cadre/kernel'

/** Questions wanted of one domain. Unscored ones are drawn by the same rules and only marked. */
export type DomainCount = { readonly domain: string; readonly scored: number; readonly unscored: number }
/** When any type is listed, only listed types may appear. */
export type TypeCount = { readonly type: string; readonly min: number; readonly max: number }
/** Difficulty from `from` up to but not including `below`. When any band is listed, every question must be in one. */
export type BandCount = {
  readonly band: string
  readonly from: number
  readonly below: number
  readonly min: number
  readonly max: number
}
export type Between = { readonly min: number; readonly max: number }
/** At most `most` questions shared with an earlier form. */
export type EarlierForm = { readonly form: string; readonly questions: readonly string[]; readonly most: number }

/** The exam as the guide describes it, and what these takers have seen. */
export type FormSpec = {
  readonly domains: readonly DomainCount[]
  readonly types: readonly TypeCount[]
  /** The real exam's difficulty mix: a practice exam copies it instead of looking for the most informative questions. */
  readonly bands: readonly BandCount[]
  readonly meanDifficulty: Between | null
  /** Expected minutes of the whole form. */
  readonly minutes: Between | null
  readonly earlier: readonly EarlierForm[]
  /** A question used this many times is set aside. */
  readonly mostExposures: number | null
  /** A question seen fewer than this many days before `today` is set aside. The rule of the house is 14. */
  readonly freshDays: number
  readonly today: PlainDate
  /** Chance for this form: kept with it, and drawing again from the same bank gives the same form. */
  readonly seed: number
}

export const questionsIn = ({ scored, unscored }: DomainCount): number => scored + unscored

export const questionsWanted = (spec: FormSpec): number => spec.domains.reduce((sum, d) => sum + questionsIn(d), 0)

export const bandOf = (spec: FormSpec, difficulty: number): string | null =>
  spec.bands.find(({ from, below }) => from <= difficulty && difficulty < below)?.band ?? null
