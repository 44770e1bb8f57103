import { ok, refuse, type Ok, type PlainDate, parsePlainDate, type Refusal } from '@cadre/kernel'
import { LineCounter, parseDocument } from 'yaml'
import { z } from 'zod'

/** What a statement rests on: sure of it, one second-hand page, or recalled. */
const confidence = z.enum(['high', 'medium', 'low'])
export const publishedResourceKinds = [
  'exam-guide',
  'learning-path',
  'course',
  'documentation',
  'whitepaper',
  'practice-exam',
] as const

const text = z.string().trim().min(1).max(500)
const address = z.url({ protocol: /^https$/ }).max(500)
const task = z.strictObject({ task: z.string().regex(/^\d+(\.\d+)*$/), text })
const certification = z.strictObject({
  vendor: text,
  code: text,
  guide: z.strictObject({ version: text, versionConfidence: confidence, url: address }).optional(),
  domains: z.array(z.strictObject({ name: text, tasks: z.array(task).min(1) })).default([]),
  resources: z
    .array(z.strictObject({ kind: z.enum(publishedResourceKinds), title: text, url: address, confidence }))
    .default([]),
})
const file = z.strictObject({
  asOf: z.string().refine((written): written is PlainDate => parsePlainDate(written).ok, 'must be a date'),
  certifications: z.array(certification),
})

/** Task statements under their domains, and where to learn, for each certification (C6). */
export type PublishedObjectives = z.infer<typeof file>
export type PublishedCertification = PublishedObjectives['certifications'][number]
export type PublishedProblem = { readonly line: number; readonly path: string; readonly reason: string }

/** Reads `content/catalogue/objectives.yaml`, or says on which lines it is wrong. */
export function parsePublishedObjectives(
  source: string,
): Ok<PublishedObjectives> | Refusal<'catalogue.objectives-invalid', { problems: PublishedProblem[] }> {
  const lines = new LineCounter()
  const document = parseDocument(source, { lineCounter: lines })
  if (document.errors.length > 0) {
    const problems = document.errors.map(({ pos, message }) => ({
      line: lines.linePos(pos[0]).line,
      path: '',
      reason: message.split('\n')[0] ?? message,
    }))
    return refuse('catalogue.objectives-invalid', { problems })
  }
  const lineOf = (path: readonly PropertyKey[]): number => {
    for (let depth = path.length; depth > 0; depth--) {
      const node = document.getIn(path.slice(0, depth), true)
      if (hasRange(node)) return lines.linePos(node.range[0]).line
    }
    return 1
  }
  const parsed = file.safeParse(document.toJS({ maxAliasCount: 0 }))
  const problems = parsed.success
    ? repeated(parsed.data).map(({ path, reason }) => ({ line: lineOf(path), path: path.join('.'), reason }))
    : parsed.error.issues.map(({ path, message }) => ({ line: lineOf(path), path: path.join('.'), reason: message }))
  return parsed.success && problems.length === 0
    ? ok(parsed.data)
    : refuse('catalogue.objectives-invalid', { problems })
}

const hasRange = (node: unknown): node is { range: [number, number, number] } =>
  typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range)

/** A certification named twice, a domain or a task number twice within one. */
function repeated({ certifications }: PublishedObjectives) {
  const codes = certifications.map(({ vendor, code }, i) => ({
    name: `${vendor} ${code}`,
    path: ['certifications', i, 'code'],
  }))
  const within = certifications.flatMap(({ domains }, i) => [
    ...twice(domains.map(({ name }, d) => ({ name, path: ['certifications', i, 'domains', d, 'name'] }))),
    ...twice(
      domains.flatMap(({ tasks }, d) =>
        tasks.map((each, t) => ({ name: each.task, path: ['certifications', i, 'domains', d, 'tasks', t, 'task'] })),
      ),
    ),
  ])
  return [...twice(codes), ...within]
}

type Named = { readonly name: string; readonly path: (string | number)[] }

function twice(named: readonly Named[]) {
  const seen = new Set<string>()
  return named.flatMap(({ name, path }) => {
    if (seen.has(name)) return [{ path, reason: `"${name}" is listed twice` }]
    seen.add(name)
    return []
  })
}
