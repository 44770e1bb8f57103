import { normalisedName, type Blueprint, type Domain } from '@cadre/formats/blueprint'
import { freeKey } from './names.ts'
import type { OpenPoint } from './open-point.ts'
import type { GuideDomain, Target } from './target.ts'

/** One row of the move: an old domain and what became of it, or a new one that nothing led to. */
export type DomainMove = { readonly from: string | null; readonly to: string | null }
export type MovedDomains = {
  readonly domains: readonly Domain[]
  /** Keys of old domains that live on under the new guide. They keep their keys, so everything that names them still holds. */
  readonly kept: ReadonlySet<string>
  readonly keyByTargetName: ReadonlyMap<string, string>
  readonly moves: readonly DomainMove[]
}

const weightOf = ({ weightLow, weightHigh }: GuideDomain): Domain['weight'] =>
  weightLow === weightHigh ? weightLow : [weightLow, weightHigh]

/**
 * The new guide's domains, each with the key of the old one of the same name (normalised) or a new key. An old domain
 * without a namesake stays behind them with weight 0 while anything rests on it, so that nothing is lost by the move.
 */
export function moveDomains(blueprint: Blueprint, target: Target): MovedDomains {
  const taken = new Set(blueprint.domains.map(({ key }) => key))
  const kept = new Set<string>()
  const moves: DomainMove[] = []
  const keyByTargetName = new Map<string, string>()
  const renewed = target.domains.map((domain): Domain => {
    const old = blueprint.domains.find(
      (each) => !kept.has(each.key) && normalisedName(each.name) === normalisedName(domain.name),
    )
    const key = old?.key ?? freeKey(domain.name, taken)
    taken.add(key)
    if (old) kept.add(key)
    moves.push({ from: old?.name ?? null, to: domain.name })
    if (!keyByTargetName.has(domain.name)) keyByTargetName.set(domain.name, key)
    return { key, name: domain.name, weight: weightOf(domain) }
  })
  const left = blueprint.domains.filter(({ key }) => !kept.has(key))
  const staying = left.filter(({ key }) => isUsed(blueprint, key))
  return {
    domains: [...renewed, ...staying.map(({ key, name }) => ({ key, name, weight: 0 }))],
    kept,
    keyByTargetName,
    moves: [...moves, ...left.map(({ name }) => ({ from: name, to: null }))],
  }
}

const sumIn = (key: string, records: readonly Readonly<Record<string, number>>[]): number =>
  records.reduce((sum, record) => sum + (record[key] ?? 0), 0)

export const restingOn = ({ sessions, selfPaced, labs, checkpoints }: Blueprint, key: string) => ({
  minutes: sumIn(
    key,
    [...sessions, ...selfPaced].map(({ domainMinutes }) => domainMinutes),
  ),
  labs: labs.filter(({ domain }) => domain === key).length,
  questions: sumIn(
    key,
    checkpoints.map(({ questionsByDomain }) => questionsByDomain),
  ),
})

function isUsed(blueprint: Blueprint, key: string): boolean {
  const { minutes, labs, questions } = restingOn(blueprint, key)
  const named = [...blueprint.modules.flatMap(({ objectives }) => objectives), ...blueprint.materials]
  return minutes + labs + questions > 0 || named.some(({ domain }) => domain === key)
}

/** Old domains that stay for want of a namesake, and new ones without an objective. */
export function domainPoints(moved: Blueprint, { domains, kept, keyByTargetName }: MovedDomains): OpenPoint[] {
  const official = new Set(keyByTargetName.values())
  const taught = new Set(moved.modules.flatMap(({ objectives }) => objectives.map(({ domain }) => domain)))
  return domains.flatMap(({ key, name }): OpenPoint[] => {
    if (!official.has(key) && !kept.has(key)) return [{ kind: 'domain-left', domain: name, ...restingOn(moved, key) }]
    return taught.has(key) ? [] : [{ kind: 'domain-empty', domain: name }]
  })
}
