import { coverage } from '@cadre/coverage'
import { parseBlueprint, writeBlueprint, type Blueprint, type BlueprintRefusal } from '@cadre/formats/blueprint'
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

/** Content that a program made, as the file it is written to; or every reason why it is not a blueprint. */
export function judgeContent(content: Blueprint): Ok<{ file: string; content: Blueprint }> | BlueprintRefusal {
  const judged = judgeFile(JSON.stringify({ blueprint: 1, ...content }))
  return judged.ok ? ok({ file: writeBlueprint(judged.value), content: judged.value }) : judged
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
