import type { CallInput, publishGuideVersion } from '@cadre/contracts'
import type { Domain } from './words.ts'

type Objective = { readonly code: string | null; readonly text: string }
type DraftDomain = {
  id: string
  name: string
  weightLow: number | string
  weightHigh: number | string
  objectives: readonly Objective[]
}
/** A guide version while it is typed; objectives ride along with the domain they are under. */
export type DraftGuide = { label: string; effectiveFrom: string; domains: DraftDomain[] }

export const blankDomain = (id: string): DraftDomain => ({
  id,
  name: '',
  weightLow: '',
  weightHigh: '',
  objectives: [],
})

export const guideDraft = (before: readonly Domain[], today: string): DraftGuide => ({
  label: '',
  effectiveFrom: today,
  domains:
    before.length === 0
      ? [blankDomain('first')]
      : before.map(({ domainId, name, weightLow, weightHigh, objectives }) => ({
          id: domainId,
          name,
          weightLow,
          weightHigh,
          objectives: objectives.map(({ code, text }) => ({ code, text })),
        })),
})

/** What is sent. A domain with one weight alone has that weight exactly. */
export const guideBody = ({
  label,
  effectiveFrom,
  domains,
}: DraftGuide): CallInput<typeof publishGuideVersion>['body'] => ({
  label,
  effectiveFrom,
  domains: domains.map(({ name, weightLow, weightHigh, objectives }) => ({
    name,
    weightLow: Number(weightLow === '' ? weightHigh : weightLow),
    weightHigh: Number(weightHigh === '' ? weightLow : weightHigh),
    objectives: [...objectives],
  })),
})
