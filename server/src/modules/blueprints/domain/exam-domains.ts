import { placeDomain, weightedDomains, type Blueprint, type WeightedDomain } from '@cadre/formats/blueprint'
import { ok, refuse, type Ok, type PlainDate, type Refusal } from '@cadre/kernel'

type Domains = Blueprint['domains']
export type NamedDomain = { readonly key: string; readonly name: string }

/** Which of these domains a key means that some bank, answer or older version uses; null where none does. */
export type PlaceOf = (key: string) => string | null

type GuideVersion = {
  readonly domains: readonly { readonly name: string; readonly weightLow: number; readonly weightHigh: number }[]
}

/** @param versions the one in force first */
export const domainsOfGuide = ([first]: readonly GuideVersion[]): WeightedDomain[] =>
  (first?.domains ?? []).map(({ name, weightLow, weightHigh }) => ({
    key: name,
    name,
    weight: (weightLow + weightHigh) / 2,
  }))

/** The domains of every published version, the one that says what the exam is now first. */
type Published = readonly (readonly NamedDomain[])[]

type OfGuide = { readonly guide: string }
type GuideTimes = { readonly label: string; readonly supersededOn: PlainDate | null }

/** What is made from a guide that others have replaced stands behind all else, however lately it was published. @param published the newest first */
export function currentFirst<P extends OfGuide>(
  published: readonly P[],
  guides: readonly GuideTimes[],
  today: PlainDate,
): P[] {
  const replaced = new Set(
    guides.filter(({ supersededOn }) => supersededOn !== null && supersededOn <= today).map(({ label }) => label),
  )
  const isReplaced = ({ guide }: P): boolean => replaced.has(guide)
  return [...published.filter((each) => !isReplaced(each)), ...published.filter(isReplaced)]
}

/** What a key was called last. */
const lastNames = (published: Published): ReadonlyMap<string, string> =>
  new Map(published.toReversed().flatMap((version) => version.map(({ key, name }) => [key, name] as const)))

/** What a key was once called leads to who is called so now. */
export function placesAmong(domains: readonly NamedDomain[], published: Published): PlaceOf {
  const names = lastNames(published)
  return (key) => placeDomain(domains, { key, name: names.get(key) })?.key ?? null
}

/** What a key's domain is called now; what it was called last where the newest version has no such domain, and null where none had. */
export function nameAmong(published: Published): (key: string) => string | null {
  const names = lastNames(published)
  const [newest = []] = published
  return (key) => placeDomain(newest, { key, name: names.get(key) })?.name ?? names.get(key) ?? null
}

type Guide = { readonly label: string; readonly domains: readonly { readonly name: string }[] }
type NotOfGuide = { guideVersion: string; unknown: string[]; missing: string[] }

/**
 * Whether a blueprint names the domains of the guide it says it is made from, each of them and no other. One without weight is not
 * part of the exam (a move to a new guide leaves such). A guide that the catalogue does not have cannot be compared.
 */
export function checkAgainstGuide(
  domains: Domains,
  guide: Guide | null,
): Ok<null> | Refusal<'blueprints.domains-not-of-guide', NotOfGuide> {
  if (guide === null || guide.domains.length === 0) return ok(null)
  const official = guide.domains.map(({ name }) => ({ key: name, name }))
  const placed = weightedDomains(domains)
    .filter(({ weight }) => weight > 0)
    .map(({ key, name }) => ({ name, place: placeDomain(official, { key, name })?.name ?? null }))
  const unknown = placed.filter(({ place }) => place === null).map(({ name }) => name)
  const missing = official.map(({ name }) => name).filter((name) => !placed.some(({ place }) => place === name))
  return unknown.length + missing.length === 0
    ? ok(null)
    : refuse('blueprints.domains-not-of-guide', { guideVersion: guide.label, unknown, missing })
}
