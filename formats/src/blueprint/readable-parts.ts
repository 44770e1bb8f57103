import type { z } from 'zod'
import { listAt, readable, single, withoutUnknownKeys } from '../yaml-file/readable.ts'
import { blueprintFile, entries } from './schema.ts'

/**
 * What can be read of a file, field by field, so that one wrong word does not hide what else is wrong. A field that the
 * schema refused is absent; a rule speaks only where the fields that it needs are there.
 */
export type ReadableParts = ReturnType<typeof readableParts>

export function readableParts(data: unknown, issues: readonly z.core.$ZodIssue[]) {
  const file = withoutUnknownKeys(data, issues)
  const modules = listAt(file, ['modules'])
  const layer = ['organisation']
  return {
    weeks: single(blueprintFile.shape.weeks, file, 'weeks'),
    studyHours: single(blueprintFile.shape.studyHours, file, 'studyHours'),
    examWindow: single(blueprintFile.shape.examWindow, file, 'examWindow'),
    domains: readable(entries.domain.partial(), listAt(file, ['domains'])),
    modules: readable(entries.module.omit({ objectives: true }).partial().loose(), modules),
    objectives: readable(
      entries.objective.partial(),
      modules.flatMap((module) => listAt(module.value, ['objectives'], module.path)),
    ),
    sessions: readable(entries.session.partial(), listAt(file, ['sessions'])),
    labs: readable(entries.lab.partial(), listAt(file, ['labs'])),
    materials: readable(entries.material.partial(), listAt(file, ['materials'])),
    checkpoints: readable(entries.checkpoint.partial(), listAt(file, ['checkpoints'])),
    selfPaced: readable(entries.selfPacedUnit.partial(), listAt(file, ['selfPaced'])),
    projectExamples: readable(entries.projectExample.partial(), listAt(file, [...layer, 'projectExamples'])),
    comparisons: readable(entries.comparison.partial(), listAt(file, [...layer, 'comparisons'])),
    pitfalls: readable(entries.pitfall.partial(), listAt(file, [...layer, 'pitfalls'])),
  }
}
