import { type Ok, ok, refuse } from '@cadre/kernel'
import type { Blueprint } from './blueprint.ts'
import { shapeProblems } from '../yaml-file/shape-problems.ts'
import { readYaml } from '../yaml-file/source.ts'
import { orderProblems } from './order.ts'
import type { BlueprintProblem, BlueprintRefusal } from './problem.ts'
import { readableParts } from './readable-parts.ts'
import { referenceProblems } from './references.ts'
import { limits } from './schema-words.ts'
import { blueprintFile, type BlueprintFile } from './schema.ts'
import { sumProblems } from './sums.ts'

/**
 * A blueprint file as a blueprint, or every problem it has with line, column, path and reason. Never throws.
 * JSON is accepted too, being YAML.
 * @param text the file's content, at most 2^18 UTF-16 units (256 KiB of ASCII).
 */
export function parseBlueprint(text: string): Ok<Blueprint> | BlueprintRefusal {
  if (text.length > limits.characters) {
    const reason = `the file has ${text.length} characters; a blueprint has at most ${limits.characters}`
    return refused([{ code: 'too-large', line: 1, column: 1, path: '', reason }])
  }
  const { problems, content } = readYaml(text, 'blueprint')
  if (!content) return refused(problems)
  const parsed = blueprintFile.safeParse(content.data)
  const issues = parsed.success ? [] : parsed.error.issues
  const parts = readableParts(content.data, issues)
  const findings = [
    ...shapeProblems(issues, content.data, blueprintFile),
    ...referenceProblems(parts),
    ...sumProblems(parts),
    ...orderProblems(parts),
  ]
  if (parsed.success && problems.length + findings.length === 0) return ok(blueprintOf(parsed.data))
  return refused([...problems, ...findings.map(content.locate)])
}

const refused = (problems: readonly BlueprintProblem[]): BlueprintRefusal =>
  refuse('blueprints.file-invalid', { problems: problems.toSorted((a, b) => a.line - b.line || a.column - b.column) })

function blueprintOf({ blueprint: _version, ...file }: BlueprintFile): Blueprint {
  return { ...file, sessions: file.sessions.map((session) => ({ ...session, format: session.format ?? file.format })) }
}
