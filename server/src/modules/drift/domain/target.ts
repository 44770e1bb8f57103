import type { Level } from '@cadre/formats/blueprint'
import type { PlainDate } from '@cadre/kernel'

export type GuideDomain = {
  readonly name: string
  readonly weightLow: number
  readonly weightHigh: number
  readonly objectives: readonly { readonly code: string | null; readonly text: string }[]
}

/** What the catalogue says of a figure of the exam: nothing, one value, or values that disagree (the first counts). */
export type Figure = { readonly value: number; readonly disputed: boolean } | null

/** The exam that a blueprint is moved to, under the guide that counts. */
export type Target = {
  readonly vendor: string
  readonly code: string
  readonly name: string
  readonly level: Level
  readonly retiresOn: PlainDate | null
  readonly guideVersion: string
  readonly domains: readonly GuideDomain[]
  readonly questions: Figure
  readonly minutes: Figure
}

export type Move = {
  readonly to: Target
  /** The domains of the guide that the blueprint was made from, with their task statements; empty: not recorded. */
  readonly from: readonly GuideDomain[]
}
