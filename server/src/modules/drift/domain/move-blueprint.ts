import type { Blueprint } from '@cadre/formats/blueprint'
import { mentionsOf } from './mentions.ts'
import { domainPoints, moveDomains, type DomainMove } from './move-domains.ts'
import { moveExam, practicePoints } from './move-exam.ts'
import { moveObjectives } from './move-objectives.ts'
import { keyFrom, longestKey } from './names.ts'
import type { OpenPoint } from './open-point.ts'
import type { Move, Target } from './target.ts'

export type MovedBlueprint = {
  readonly blueprint: Blueprint
  readonly domains: readonly DomainMove[]
  readonly openPoints: readonly OpenPoint[]
}

/**
 * A blueprint under another exam or a newer guide: certification, domains, weights and task numbers are the new guide's;
 * sessions, labs, checkpoints and texts stay as they are. What could not be settled is an open point.
 */
export function moveBlueprint(blueprint: Blueprint, move: Move): MovedBlueprint {
  const exam = moveExam(blueprint, move.to)
  const domains = moveDomains(blueprint, move.to)
  const objectives = moveObjectives(blueprint, move, domains)
  const moved: Blueprint = {
    ...blueprint,
    key: movedKey(blueprint.key, move.to),
    title: movedTitle(blueprint, move.to),
    version: 1,
    certification: exam.certification,
    domains: domains.domains,
    modules: objectives.modules,
  }
  return {
    blueprint: moved,
    domains: domains.moves,
    openPoints: [
      ...domainPoints(moved, domains),
      ...objectives.points,
      ...exam.points,
      ...practicePoints(blueprint, moved),
      ...mentionPoints(blueprint.certification.code, moved),
    ],
  }
}

function movedKey(key: string, { code, guideVersion }: Target): string {
  const suffix = keyFrom(`for-${code}-${guideVersion}`, 30)
  return `${key.slice(0, longestKey - suffix.length - 1).replace(/[.-]$/, '')}-${suffix}`
}

/** "(MLA-C01, guide 1.0)" at the end, in place of an earlier one. */
function movedTitle({ title, certification }: Blueprint, { code, guideVersion }: Target): string {
  const plain = title.replaceAll(certification.code, code).replace(/ \([^()]*, guide [^()]*\)$/, '')
  return `${plain} (${code}, guide ${guideVersion})`
}

function mentionPoints(oldCode: string, { key: _key, title: _title, certification, ...texts }: Blueprint): OpenPoint[] {
  if (certification.code === oldCode) return []
  return mentionsOf(oldCode, texts).map((place) => ({ kind: 'mention', place, code: oldCode }))
}
