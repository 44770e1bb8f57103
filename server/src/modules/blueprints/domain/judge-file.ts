import { coverage } from '@cadre/coverage'
import { parseBlueprint, type Blueprint, type BlueprintRefusal } from '@cadre/formats/blueprint'
import { ok, type Ok } from '@cadre/kernel'

export type Outline = {
  readonly weeks: number
  readonly sessions: number
  readonly labs: number
  readonly testedLabs: number
  readonly checkpoints: number
}

/** A file that is a blueprint, or every reason why it is not. */
export function judgeFile(file: string): Ok<Blueprint> | BlueprintRefusal {
  const parsed = parseBlueprint(file)
  return parsed.ok ? ok(parsed.value) : parsed
}

export const outlineOf = ({ weeks, sessions, labs, checkpoints }: Blueprint): Outline => ({
  weeks,
  sessions: sessions.length,
  labs: labs.length,
  testedLabs: labs.filter((lab) => lab.tested).length,
  checkpoints: checkpoints.length,
})

/** Coverage against the official weights (B3), each domain with its name. */
export function coverageOf(blueprint: Blueprint) {
  const { domains, totals } = coverage(blueprint)
  const names = new Map(blueprint.domains.map(({ key, name }) => [key, name]))
  return {
    totals,
    domains: domains.map(({ domain, ...shares }) => ({ key: domain, name: names.get(domain) ?? domain, ...shares })),
  }
}
