import { weightedDomains, type Blueprint, type Block } from '@cadre/formats/blueprint'
import { blockTitles, usualBlock, type BlockKind, type PlannedBlock } from '@cadre/session'
import type { RunPlan } from './run-record.ts'

export type SessionPlan = { readonly blocks: readonly PlannedBlock[]; readonly plan: Omit<RunPlan, 'cohortName'> }

/**
 * What a session of a cohort is run from: its blocks on the usual terms with the objectives each serves, notes, materials and
 * lab. A session that was inserted by hand is one block of its whole length.
 */
export function planOfSession(content: Blueprint, sessionKey: string, minutes: number): SessionPlan {
  const session = content.sessions.find(({ key }) => key === sessionKey)
  const own = new Set(session?.objectives)
  const objectives = content.modules
    .flatMap((module) => module.objectives)
    .filter(({ key }) => own.has(key))
    .map(({ key, domain, text }) => ({ key, domain, text }))
  const parts: readonly Block[] = session?.blocks ?? [{ kind: 'core-instruction', minutes, notes: [] }]
  const materials = new Map(content.materials.map((material) => [material.key, material]))
  return {
    blocks: parts.map((block, place) => blockOf(content, block, { place, own: [...own] })),
    plan: {
      notes: parts.map(({ notes }, place) => ({ key: keyOf(place), notes })),
      materials: (session?.materials ?? [])
        .flatMap((key) => materials.get(key) ?? [])
        .map(({ title, url }) => ({ title, url })),
      objectives,
      lab: labOf(content, parts),
      domains: weightedDomains(content.domains),
    },
  }
}

const teaching: ReadonlySet<BlockKind> = new Set(['core-instruction', 'practice-and-discussion', 'review'])

const keyOf = (place: number): string => `b${place + 1}`

/** Where in its session the block of a run stood, from 0. */
export const placeOf = (key: string): number => Number(key.slice(1)) - 1

/** Instruction, practice and a review serve the session's objectives, a lab its own; the other kinds teach nothing. */
function blockOf(
  content: Blueprint,
  { kind, minutes, lab: labKey }: Block,
  { place, own }: { readonly place: number; readonly own: readonly string[] },
): PlannedBlock {
  const lab = content.labs.find(({ key }) => key === labKey)
  const teaches = teaching.has(kind)
  const objectives = lab ? lab.objectives : teaches ? own : []
  return usualBlock({
    key: keyOf(place),
    kind,
    title: lab ? `${blockTitles[kind]}: ${lab.title}` : blockTitles[kind],
    minutes,
    objectives: [...objectives],
  })
}

function labOf(content: Blueprint, parts: readonly Block[]): RunPlan['lab'] {
  const key = parts.find((block) => block.lab !== undefined)?.lab
  const lab = content.labs.find((each) => each.key === key)
  if (!lab) return null
  return {
    key: lab.key,
    title: lab.title,
    goal: lab.goal,
    needs: lab.needs,
    steps: lab.steps.map((step) => ({ do: step.do, expect: step.expect ?? null })),
    outcomes: lab.outcomes,
    tested: lab.tested !== undefined,
  }
}
