import { didYouMean } from '../yaml-file/closest.ts'
import { type Finding, type Path, pathText } from '../yaml-file/problem.ts'
import type { Placed } from '../yaml-file/readable.ts'
import type { ReadableParts } from './readable-parts.ts'

/** A key used twice, or a key that nothing declares. */
export function referenceProblems(parts: ReadableParts): Finding[] {
  return [...duplicateKeys(parts), ...unknownReferences(parts)]
}

function duplicateKeys(parts: ReadableParts): Finding[] {
  const { domains, modules, objectives, sessions, labs, materials, checkpoints, selfPaced } = parts
  const lists = [domains, modules, objectives, sessions, labs, materials, checkpoints, selfPaced]
  return [...lists.map(({ declared }) => declared), layerKeys(parts)].flatMap(repeated)
}

const layerKeys = ({ projectExamples, comparisons, pitfalls }: ReadableParts): Placed<string>[] =>
  [projectExamples, comparisons, pitfalls].flatMap(({ declared }) => declared)

function repeated(keys: readonly Placed<string>[]): Finding[] {
  const seen = new Set<string>()
  return keys.flatMap(({ value, path }) => {
    if (!seen.has(value)) {
      seen.add(value)
      return []
    }
    return [{ code: 'duplicate', path, reason: `the key "${value}" is already used in this list; keys are unique` }]
  })
}

type Kind = 'domain' | 'module' | 'objective' | 'session' | 'lab' | 'material' | 'item of the organisation’s layer'
type Reference = { readonly kind: Kind; readonly key: string; readonly path: Path; readonly onKey?: boolean }

function unknownReferences(parts: ReadableParts): Finding[] {
  const names = (list: { declared: readonly Placed<string>[] }) => new Set(list.declared.map(({ value }) => value))
  const declared: Record<Kind, ReadonlySet<string>> = {
    domain: names(parts.domains),
    module: names(parts.modules),
    objective: names(parts.objectives),
    session: names(parts.sessions),
    lab: names(parts.labs),
    material: names(parts.materials),
    'item of the organisation’s layer': new Set(layerKeys(parts).map(({ value }) => value)),
  }
  const all = references(parts)
  const unknown = all.flatMap(({ kind, key, path, onKey }): Finding[] => {
    if (declared[kind].has(key)) return []
    const reason = `there is no ${kind} "${key}"${didYouMean(key, declared[kind])}`
    return [{ code: 'unknown-reference', path, reason, ...(onKey ? { onKey } : {}) }]
  })
  return [...unknown, ...namedTwice(all)]
}

function namedTwice(references: readonly Reference[]): Finding[] {
  const seen = new Set<string>()
  return references.flatMap(({ key, path }) => {
    if (typeof path.at(-1) !== 'number') return []
    const entry = `${pathText(path.slice(0, -1))} ${key}`
    if (seen.has(entry)) return [{ code: 'duplicate', path, reason: `"${key}" is listed twice here` }]
    seen.add(entry)
    return []
  })
}

function references(parts: ReadableParts): Reference[] {
  const { objectives, labs, materials, projectExamples, comparisons, pitfalls } = parts
  return [
    ...objectives.entries.flatMap(({ value, path }) => one('domain', value.domain, [...path, 'domain'])),
    ...materials.entries.flatMap(({ value, path }) => one('domain', value.domain, [...path, 'domain'])),
    ...labs.entries.flatMap(({ value, path }) => [
      ...one('domain', value.domain, [...path, 'domain']),
      ...many('objective', value.objectives, [...path, 'objectives']),
    ]),
    ...[projectExamples, comparisons, pitfalls].flatMap((list) =>
      list.entries.flatMap(({ value, path }) => many('objective', value.objectives, [...path, 'objectives'])),
    ),
    ...sessionReferences(parts),
    ...workReferences(parts),
  ]
}

function sessionReferences({ sessions }: ReadableParts): Reference[] {
  return sessions.entries.flatMap(({ value: session, path }) => [
    ...one('module', session.module, [...path, 'module']),
    ...many('objective', session.objectives, [...path, 'objectives']),
    ...named('domain', session.domainMinutes, [...path, 'domainMinutes']),
    ...(session.blocks ?? []).flatMap((block, i) => one('lab', block.lab, [...path, 'blocks', i, 'lab'])),
    ...many('material', session.materials, [...path, 'materials']),
    ...many('item of the organisation’s layer', session.discuss, [...path, 'discuss']),
  ])
}

function workReferences({ checkpoints, selfPaced }: ReadableParts): Reference[] {
  return [
    ...checkpoints.entries.flatMap(({ value: { when, questionsByDomain }, path }) => [
      ...(when && when.at !== 'days-after-exam' ? one('session', when.session, [...path, 'when', 'session']) : []),
      ...(when?.at === 'after-session' ? one('session', when.dueBefore, [...path, 'when', 'dueBefore']) : []),
      ...named('domain', questionsByDomain, [...path, 'questionsByDomain']),
    ]),
    ...selfPaced.entries.flatMap(({ value: unit, path }) => [
      ...one('session', unit.after, [...path, 'after']),
      ...one('session', unit.dueBefore, [...path, 'dueBefore']),
      ...many('objective', unit.objectives, [...path, 'objectives']),
      ...named('domain', unit.domainMinutes, [...path, 'domainMinutes']),
      ...many('material', unit.materials, [...path, 'materials']),
      ...one('lab', unit.lab, [...path, 'lab']),
    ]),
  ]
}

const one = (kind: Kind, key: string | undefined, path: Path): Reference[] =>
  key === undefined ? [] : [{ kind, key, path }]
const many = (kind: Kind, keys: readonly string[] | undefined, path: Path): Reference[] =>
  (keys ?? []).map((key, i) => ({ kind, key, path: [...path, i] }))
const named = (kind: Kind, record: Readonly<Record<string, number>> | undefined, path: Path): Reference[] =>
  Object.keys(record ?? {}).map((key) => ({ kind, key, path: [...path, key], onKey: true }))
