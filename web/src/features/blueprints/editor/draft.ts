import { coverage } from '@cadre/coverage'
import { type Blueprint, type BlueprintProblem, parseBlueprint, writeBlueprint } from '@cadre/formats/blueprint'
import type { Coverage } from '../../../ui/charts/coverage-bars.tsx'

/** Anything of a blueprint that others refer to by its key. */
export type Keyed = { readonly key: string }

/** A key that is not taken: `lab-3`. */
export function freshKey(prefix: string, taken: readonly Keyed[]): string {
  const used = new Set(taken.map(({ key }) => key))
  let number = taken.length + 1
  while (used.has(`${prefix}-${number}`)) number += 1
  return `${prefix}-${number}`
}

export const replaced = <Item extends Keyed>(items: readonly Item[], changed: Item, was: string): Item[] =>
  items.map((item) => (item.key === was ? changed : item))

/** Problems of a draft as it would be saved: the reader of files is the one judge. */
export function problemsOf(draft: Blueprint): readonly BlueprintProblem[] {
  const parsed = parseBlueprint(fileOf(draft))
  return parsed.ok ? [] : parsed.details.problems
}

/** The draft as a file. While it cannot be one (a field is emptied), JSON, whose problems the reader names as well. */
export function fileOf(draft: Blueprint): string {
  try {
    return writeBlueprint(draft)
  } catch {
    return JSON.stringify({ blueprint: 1, ...draft }, null, 2)
  }
}

/** Domains in the order of the exam guide, with what is planned for each and the middle of the official range. */
export function coverageRows(draft: Blueprint, measure: 'sessions' | 'minutes' | 'questions'): Coverage[] {
  const names = new Map(draft.domains.map(({ key, name }) => [key, name]))
  return coverage(draft).domains.map(({ domain, official, ...shares }) => ({
    id: domain,
    label: names.get(domain) ?? domain,
    planned: shares[measure].share ?? 0,
    official: (official.low + official.high) / 2,
  }))
}

/** Lines of a text field as a list, and back. */
export const linesOf = (text: string): string[] => text.split('\n').filter((line) => line.trim() !== '')
export const textOf = (lines: readonly string[]): string => lines.join('\n')
