import type { Lab, Material } from '@cadre/formats/blueprint'

export type ExtraLevel = 'foundations' | 'advanced'
type Standing = { readonly key: string; readonly name: string; readonly share: number | null }
type Content = { readonly labs: readonly Lab[]; readonly materials: readonly Material[] }

/** What somebody is offered beyond what everybody does, in one domain of the exam. */
export type Extra = {
  readonly level: ExtraLevel
  readonly key: string
  readonly name: string
  /** Share of the domain's exam questions that they would answer right today. */
  readonly share: number
  readonly materials: Pick<Material, 'title' | 'url' | 'kind'>[]
  readonly labs: (Pick<Lab, 'key' | 'title' | 'goal' | 'minutes'> & {
    readonly needs: string[]
    readonly steps: { readonly do: string; readonly expect: string | null }[]
    readonly cleanUp: string | null
  })[]
}

/**
 * Below six in ten somebody lacks foundations of a domain, from three quarters on they have them and go further. Between lies
 * where exams of this kind are passed, and the sessions are for them. Ours; no exam guide says where a level begins.
 */
const [foundationsBelow, advancedFrom] = [0.6, 0.75]

export const levelAt = (share: number): ExtraLevel | null => {
  if (share < foundationsBelow) return 'foundations'
  return share >= advancedFrom ? 'advanced' : null
}

/**
 * Materials and labs that the cohort's blueprint keeps for one level, in the domains where this person is on it; the domain
 * furthest from the middle first (K7). A domain of which too little is known, or for which nothing is kept, has none.
 * @param standings domains by the blueprint's keys
 */
export function extrasFor({ labs, materials }: Content, standings: readonly Standing[]): Extra[] {
  return standings
    .flatMap(({ key, name, share }): Extra[] => {
      const level = share === null ? null : levelAt(share)
      if (share === null || level === null) return []
      const of = <T extends { domain?: string; audience?: string }>(all: readonly T[]) =>
        all.filter(({ domain, audience }) => domain === key && audience === level)
      const kept = {
        materials: of(materials).map(({ title, url, kind }) => ({ title, url, kind })),
        labs: of(labs).map((lab) => ({
          key: lab.key,
          title: lab.title,
          goal: lab.goal,
          minutes: lab.minutes,
          needs: [...lab.needs],
          steps: lab.steps.map((step) => ({ do: step.do, expect: step.expect ?? null })),
          cleanUp: lab.cleanUp ?? null,
        })),
      }
      return kept.materials.length + kept.labs.length === 0 ? [] : [{ level, key, name, share, ...kept }]
    })
    .toSorted((a, b) => distance(b.share) - distance(a.share))
}

const middle = (foundationsBelow + advancedFrom) / 2
const distance = (share: number): number => Math.abs(share - middle)
