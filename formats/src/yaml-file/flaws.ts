import { type Document, isAlias, isMap, isScalar, type Node, visit, type YAMLMap } from 'yaml'
import type { ProblemCode } from './problem.ts'

/** Something that YAML allows and our files do not, with its place in the text. */
export type Flaw = { readonly offset: number; readonly code: ProblemCode; readonly reason: string }

/** Aliases, anchors, tags, repeated keys: our files say everything once, where it stands. */
export function flawsIn(document: Document, noun: string): Flaw[] {
  const found: Flaw[] = []
  if (document.directives?.yaml.explicit) {
    found.push({ offset: 0, code: 'syntax', reason: `remove the "%YAML" line; a ${noun} is YAML 1.2` })
  }
  visit(document, {
    Node: (_, node) => {
      if (isAlias(node)) found.push(aliasFlaw(node, `alias "*${node.source}"`))
      if ('anchor' in node && node.anchor) found.push(aliasFlaw(node, `anchor "&${node.anchor}"`))
      if (node.tag !== undefined) found.push({ offset: startOf(node), code: 'tag', reason: tagReason(noun) })
      if (isMap(node)) found.push(...keyFlaws(node))
    },
  })
  return found
}

export const tagReason = (noun: string): string => `tags ("!…") are not used in a ${noun}; remove it`

const startOf = (node: Node): number => node.range?.[0] ?? 0

const aliasFlaw = (node: Node, what: string): Flaw => ({
  offset: startOf(node),
  code: 'alias',
  reason: `the ${what} is not allowed; write the content out`,
})

function keyFlaws({ items }: YAMLMap): Flaw[] {
  const seen = new Set<unknown>()
  return items.flatMap(({ key }): Flaw[] => {
    if (!isScalar(key)) return []
    const offset = startOf(key)
    if (key.value === '__proto__') {
      return [{ offset, code: 'unknown-key', reason: '"__proto__" is never a key; remove it' }]
    }
    if (seen.has(key.value)) {
      return [{ offset, code: 'duplicate', reason: 'this key is written twice in the same place; keep one' }]
    }
    seen.add(key.value)
    return []
  })
}
