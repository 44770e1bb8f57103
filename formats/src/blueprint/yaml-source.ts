import { type Document, isMap, isNode, isScalar, isSeq, LineCounter, type Node, parseDocument, visit } from 'yaml'
import type { BlueprintProblem, Finding, Path, ProblemCode } from './problem.ts'
import { pathText } from './problem.ts'

/** YAML text as data, and the place of each part of the data in the text. */
export type YamlSource = {
  readonly data: unknown
  /** Problems of the text itself: syntax, aliases, tags. When there are any, `data` may be incomplete. */
  readonly problems: readonly BlueprintProblem[]
  readonly locate: (finding: Finding) => BlueprintProblem
}

/** Reads one YAML 1.2 document without aliases, tags or merge keys: a blueprint says everything where it stands. */
export function readYaml(text: string): YamlSource {
  const lines = new LineCounter()
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    stringKeys: true,
    resolveKnownTags: false,
    logLevel: 'error',
  })
  const problemAt = (offset: number, problem: { code: ProblemCode; path: Path; reason: string }): BlueprintProblem => {
    const { line, col } = lines.linePos(Math.min(Math.max(offset, 0), text.length))
    const { code, path, reason } = problem
    return { code, line: Math.max(line, 1), column: Math.max(col, 1), path: pathText(path), reason }
  }
  const problems = [...document.errors, ...document.warnings].map((error) =>
    problemAt(error.pos[0], { code: codeOf(error.code), path: [], reason: syntaxReason(error.code, error.message) }),
  )
  if (problems.length > 0) return { data: null, problems, locate: unlocated }
  const shortcuts = shortcutsIn(document).map(({ offset, code, reason }) =>
    problemAt(offset, { code, path: [], reason }),
  )
  if (shortcuts.length > 0) return { data: null, problems: shortcuts, locate: unlocated }
  return {
    data: document.toJS({ maxAliasCount: 0 }),
    problems,
    locate: (finding) => problemAt(offsetOf(document, finding), finding),
  }
}

const unlocated = ({ code, path, reason }: Finding): BlueprintProblem => ({
  code,
  line: 1,
  column: 1,
  path: pathText(path),
  reason,
})

const codeOf = (code: string): ProblemCode =>
  code === 'DUPLICATE_KEY' ? 'duplicate' : code === 'TAG_RESOLVE_FAILED' ? 'tag' : 'syntax'

function syntaxReason(code: string, message: string): string {
  if (code === 'DUPLICATE_KEY') return 'this key is written twice in the same place; keep one'
  if (code === 'TAG_RESOLVE_FAILED') return 'tags ("!…") are not used in blueprints; remove it'
  if (code === 'MULTIPLE_DOCS') return 'a file holds one blueprint; remove the "---" and what follows'
  if (code === 'RESOURCE_EXHAUSTION') return 'this is nested too deeply'
  return `this is not YAML: ${message.charAt(0).toLowerCase()}${message.slice(1)}`
}

type Shortcut = { offset: number; code: ProblemCode; reason: string }

function shortcutsIn(document: Document): Shortcut[] {
  const found: Shortcut[] = []
  if (document.directives?.yaml.explicit) {
    found.push({ offset: 0, code: 'syntax', reason: 'remove the "%YAML" line; blueprints are YAML 1.2' })
  }
  const at = (node: Node) => node.range?.[0] ?? 0
  visit(document, {
    Alias: (_, node) => {
      found.push({
        offset: at(node),
        code: 'alias',
        reason: `the alias "*${node.source}" is not allowed; write the content out`,
      })
    },
    Node: (_, node) => {
      if ('anchor' in node && node.anchor) {
        const reason = `the anchor "&${node.anchor}" is not allowed; write the content out where it is needed`
        found.push({ offset: at(node), code: 'alias', reason })
      }
      if (node.tag !== undefined) {
        found.push({ offset: at(node), code: 'tag', reason: 'tags ("!…") are not used in blueprints; remove it' })
      }
    },
  })
  return found
}

/** Where the text has what the finding is about; the nearest part around it when it is missing. */
function offsetOf(document: Document, { path, onKey }: Finding): number {
  let node: unknown = document.contents
  let offset = startOf(node, 0)
  for (const [depth, part] of path.entries()) {
    const last = depth === path.length - 1
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && key.value === part)
      if (!pair) break
      offset = startOf(last && onKey ? pair.key : (pair.value ?? pair.key), offset)
      if (isScalar(pair.value) && pair.value.value === null && pair.value.source === '')
        offset = startOf(pair.key, offset)
      node = pair.value
    } else if (isSeq(node) && typeof part === 'number') {
      node = node.items[part]
      offset = startOf(node, offset)
    } else break
  }
  return offset
}

const startOf = (node: unknown, otherwise: number): number => (isNode(node) && node.range ? node.range[0] : otherwise)
