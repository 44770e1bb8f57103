import { Document, isMap, isScalar, isSeq, type YAMLMap, type YAMLSeq, visit } from 'yaml'
import type { Blueprint } from './blueprint.ts'
import { blueprintFile } from './schema.ts'

/** Longest list or entry (as JSON) that is written on one line. */
const oneLine = 100

/**
 * The blueprint as a file that people can read and compare line by line. `parseBlueprint` of it gives the same
 * blueprint; what the format assumes anyway (empty lists, the usual delivery format) is left out, and entries come in
 * the order of the schema, so equal blueprints give equal files.
 * @param blueprint as `parseBlueprint` gives it; anything else is a bug of the caller and throws.
 */
export function writeBlueprint(blueprint: Blueprint): string {
  const document = new Document(asWritten(blueprint), { aliasDuplicateObjects: false, compat: 'yaml-1.1' })
  visit(document, {
    Collection: (_, node) => {
      if (isShort(node)) node.flow = true
    },
  })
  return document.toString({ lineWidth: 120 })
}

function asWritten(blueprint: Blueprint): Record<string, unknown> {
  const file = blueprintFile.parse({ blueprint: 1, ...blueprint })
  const { projectExamples, comparisons, pitfalls } = file.organisation
  return withoutEmpty({
    ...file,
    sessions: file.sessions.map(({ format, ...session }) =>
      withoutEmpty({
        ...session,
        ...(format === file.format ? {} : { format }),
        blocks: session.blocks.map(withoutEmpty),
      }),
    ),
    labs: file.labs.map(withoutEmpty),
    checkpoints: file.checkpoints.map(withoutEmpty),
    selfPaced: file.selfPaced.map(withoutEmpty),
    organisation: withoutEmpty({
      projectExamples: projectExamples.map(withoutEmpty),
      comparisons: comparisons.map(withoutEmpty),
      pitfalls: pitfalls.map(withoutEmpty),
    }),
  })
}

/** Optional lists and sets that are empty say nothing. Required ones (a module's objectives) are never passed here. */
const withoutEmpty = (value: object): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(value).filter(([, entry]) => typeof entry !== 'object' || Object.keys(entry ?? {}).length > 0),
  )

function isShort(node: YAMLMap | YAMLSeq): boolean {
  const written = JSON.stringify(node)
  if (written.length > oneLine || written.includes('\\n')) return false
  if (isSeq(node)) return node.items.length > 0 && node.items.every(isScalar)
  return isMap(node) && node.items.every(({ value }) => isScalar(value) || (isSeq(value) && isShort(value)))
}
