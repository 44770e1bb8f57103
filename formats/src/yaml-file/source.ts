import {
  Composer,
  type Document,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type Pair,
  Parser,
  type YAMLMap,
} from 'yaml'
import { type FileProblem, type Finding, pathText, type ProblemCode } from './problem.ts'
import { flawsIn, tagReason } from './flaws.ts'
import { mostLevels, tooDeepAt } from './too-deep.ts'

/** YAML text as data, and the place of each part of the data in the text. */
export type YamlSource = {
  /** Problems of the text itself. */
  readonly problems: readonly FileProblem[]
  /** Absent where the text cannot be trusted: broken syntax, or aliases, which are never followed. */
  readonly content?: { readonly data: unknown; readonly locate: (finding: Finding) => FileProblem }
}

const reading = {
  prettyErrors: false,
  stringKeys: true,
  // The parser compares each key with every other (three minutes for 40,000 keys); `flawsIn` needs one pass.
  uniqueKeys: false,
  resolveKnownTags: false,
  logLevel: 'error',
} as const

/**
 * Reads one YAML 1.2 document without aliases, tags or merge keys. Cost grows with the text, not with what it might mean.
 * @param noun what the file holds, as in "blueprint"
 */
export function readYaml(text: string, noun: string): YamlSource {
  const lines = new LineCounter()
  const problemAt = (offset: number, { code, path, reason }: Finding): FileProblem => {
    const { line, col } = lines.linePos(Math.min(Math.max(offset, 0), text.length))
    return { code, line: Math.max(line, 1), column: Math.max(col, 1), path: pathText(path), reason }
  }
  const syntax = (offset: number, reason: string) => problemAt(offset, { code: 'syntax', path: [], reason })
  const tokens = [...new Parser(lines.addNewLine).parse(text)]
  const deep = tooDeepAt(tokens)
  if (deep !== null) return { problems: [syntax(deep, `this is nested more than ${mostLevels} levels deep`)] }
  const [document, second] = new Composer(reading).compose(tokens, true, text.length)
  if (!document || second)
    return { problems: [syntax(second?.range[0] ?? 0, `a file holds one ${noun}; remove the "---" and what follows`)] }
  const errors = [...document.errors, ...document.warnings]
  if (errors.length > 0) {
    const problems = errors.map(({ code, pos, message }) =>
      problemAt(pos[0], { code: codeOf(code), path: [], reason: syntaxReason(code, message, noun) }),
    )
    // An unclosed list within a list is told once for each of them, in the same words.
    return {
      problems: [...new Map(problems.map((each) => [`${each.line}:${each.column} ${each.reason}`, each])).values()],
    }
  }
  const flaws = flawsIn(document, noun)
  const problems = flaws.map(({ offset, code, reason }) => problemAt(offset, { code, path: [], reason }))
  if (flaws.some(({ code }) => code === 'alias')) return { problems }
  const offsetOf = placesIn(document)
  const locate = (finding: Finding) => problemAt(offsetOf(finding), finding)
  return { problems, content: { data: document.toJS({ maxAliasCount: 0 }), locate } }
}

const codeOf = (code: string): ProblemCode => (code === 'TAG_RESOLVE_FAILED' ? 'tag' : 'syntax')

function syntaxReason(code: string, message: string, noun: string): string {
  if (code === 'TAG_RESOLVE_FAILED') return tagReason(noun)
  return `this is not YAML: ${message.charAt(0).toLowerCase()}${message.slice(1)}`
}

/** Where the text has what a finding is about; the nearest part around it when it is missing. */
function placesIn(document: Document): (finding: Finding) => number {
  const pairsByMap = new WeakMap<YAMLMap, ReadonlyMap<unknown, Pair>>()
  const pairOf = (map: YAMLMap, name: string | number): Pair | undefined => {
    const pairs =
      pairsByMap.get(map) ?? new Map(map.items.map((pair) => [isScalar(pair.key) ? pair.key.value : pair, pair]))
    pairsByMap.set(map, pairs)
    return pairs.get(name)
  }
  return ({ path, onKey }) => {
    let node: unknown = document.contents
    let offset = startOf(node, 0)
    for (const [depth, part] of path.entries()) {
      if (isMap(node)) {
        const pair = pairOf(node, part)
        if (!pair) break
        const atKey = (onKey === true && depth === path.length - 1) || isUnwritten(pair.value)
        offset = startOf(atKey ? pair.key : pair.value, offset)
        node = pair.value
      } else if (isSeq(node) && typeof part === 'number') {
        node = node.items[part]
        offset = startOf(node, offset)
      } else break
    }
    return offset
  }
}

/** An entry such as `title:` with nothing behind it. */
const isUnwritten = (value: unknown): boolean =>
  value === null || (isScalar(value) && value.value === null && value.source === '')

const startOf = (node: unknown, otherwise: number): number => (isNode(node) && node.range ? node.range[0] : otherwise)
