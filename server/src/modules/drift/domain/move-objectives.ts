import { normalisedName, type Blueprint, type Module, type Objective } from '@cadre/formats/blueprint'
import type { MovedDomains } from './move-domains.ts'
import type { OpenPoint } from './open-point.ts'
import type { GuideDomain, Move } from './target.ts'

type Published = { readonly domain: string; readonly code: string | null; readonly text: string }
const publishedIn = (domains: readonly GuideDomain[]): Published[] =>
  domains.flatMap(({ name, objectives }) => objectives.map((each) => ({ domain: name, ...each })))

/**
 * The new guide's statement of the task that an objective serves: the one that says the same, wherever it stands now.
 * Numbers alone prove nothing: a new guide numbers anew.
 */
function heirOf(task: string | undefined, { to, from }: Move): Published | null {
  const old = publishedIn(from).find(({ code }) => code !== null && code === task)
  if (!old) return null
  return publishedIn(to.domains).find(({ text }) => normalisedName(text) === normalisedName(old.text)) ?? null
}

type MovedObjective = { readonly objective: Objective; readonly points: readonly OpenPoint[] }

function moveObjective({ task, ...rest }: Objective, move: Move, moved: MovedDomains): MovedObjective {
  const heir = heirOf(task, move)
  const heirDomain = heir && moved.keyByTargetName.get(heir.domain)
  if (heir && heirDomain) {
    const code = heir.code === null ? {} : { task: heir.code }
    return { objective: { ...rest, domain: heirDomain, ...code }, points: [] }
  }
  const domain = moved.domains.find(({ key }) => key === rest.domain)
  if (!moved.kept.has(rest.domain)) {
    const named = { objective: rest.text, domain: domain?.name ?? rest.domain, task: task ?? null }
    return { objective: rest, points: [{ kind: 'objective-left', ...named }] }
  }
  return { objective: rest, points: task === undefined ? [] : [{ kind: 'task-lost', objective: rest.text, task }] }
}

/** Every objective stays; its domain and task follow the new guide where that is certain, else it is an open point. */
export function moveObjectives(
  { modules }: Blueprint,
  move: Move,
  moved: MovedDomains,
): { modules: Module[]; points: OpenPoint[] } {
  const points: OpenPoint[] = []
  const renewed = modules.map((module) => ({
    ...module,
    objectives: module.objectives.map((objective) => {
      const result = moveObjective(objective, move, moved)
      points.push(...result.points)
      return result.objective
    }),
  }))
  return { modules: renewed, points }
}
