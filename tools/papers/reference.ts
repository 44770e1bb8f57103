import {
  accessWords,
  failuresOf,
  jsonSchemaOf,
  openApiOf,
  operations,
  permissions,
  permissionsOf,
  roles,
  streams,
  typeWords,
  type Failure,
  type JsonSchema,
} from '@cadre/contracts'
import { relative } from 'node:path'
import { options } from '../../server/src/platform/config/options.ts'
import { projectRoot } from '../../server/src/platform/paths.ts'
import { version } from '../../server/src/platform/version.ts'

const printed = '<!-- Printed from code by `npm run papers`; do not edit. -->'
const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ')
const row = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [row(head), `|${head.map(() => '---|').join('')}`, ...rows.map(row)].join('\n')

/** What is printed from the contract and the configuration. */
export function printReference(): Map<string, string> {
  return new Map([
    ['docs/reference/openapi.json', `${JSON.stringify(openApiOf(operations, streams, version), null, 1)}\n`],
    ['docs/reference/errors.md', printErrors()],
    ['docs/reference/permissions.md', printPermissions()],
    ['docs/reference/environment.md', printEnvironment()],
  ])
}

function printErrors(): string {
  const rows = failuresOf(operations).map((failure) => {
    const { code, status, details } = failure
    const by = operations.filter(({ failures }) => failures.includes(failure)).map(({ id }) => id)
    return [
      `\`${code}\``,
      String(status),
      sentenceOf(failure),
      typeWords(jsonSchemaOf(details, 'output')),
      by.join(', ') || 'any',
    ]
  })
  return `${printed}
# Errors

Every failed reply is a problem document (RFC 9457): \`type\`, \`status\`, \`code\`, \`detail\` (the sentence) and \`details\`. Codes are permanent.

${table(['code', 'status', 'sentence', 'details', 'operations'], rows)}
`
}

/** The sentence with its details' names in their places. */
function sentenceOf({ details, words }: Failure): string {
  const sample = sampleOf(jsonSchemaOf(details, 'output'), 'details')
  return (words as (details: unknown) => string)(sample)
}

function sampleOf(schema: JsonSchema, name: string): unknown {
  if (schema.enum) return schema.enum[0]
  const [choice] = schema.anyOf ?? schema.oneOf ?? []
  if (choice) return sampleOf(choice, name)
  if (schema.type === 'array') return [sampleOf(typeof schema.items === 'object' ? schema.items : {}, name)]
  if (schema.type !== 'object') return `‹${name}›`
  return Object.fromEntries(Object.entries(schema.properties ?? {}).map(([key, of]) => [key, sampleOf(of, key)]))
}

function printPermissions(): string {
  const matrix = permissions.map((permission) => [
    `\`${permission}\``,
    ...roles.map((role) => (permissionsOf([role]).has(permission) ? 'yes' : '')),
  ])
  const rows = operations.map(({ id, method, path, summary, access }) => {
    const holders =
      access.kind === 'member'
        ? roles.filter((role) => access.anyOf.some((permission) => permissionsOf([role]).has(permission))).join(', ')
        : accessWords(access)
    return [
      `\`${id}\``,
      `${method} ${path}`,
      summary,
      access.kind === 'member' ? access.anyOf.join(' or ') : access.kind,
      holders,
    ]
  })
  return `${printed}
# Permissions

What each role may do. Whoever holds several roles may do what any of them may. The server holds every operation to this
table; the generated tests (server/src/guards) try every operation as every role.

## Roles

${table(['permission', ...roles], matrix)}

## Operations

${table(['operation', 'address', 'what it does', 'asks for', 'roles'], rows)}
`
}

function printEnvironment(): string {
  const rows = Object.entries(options).map(([name, { env, about, schema }]) => {
    const fallback = schema.safeParse(undefined)
    const value = fallback.success && fallback.data !== undefined ? readable(fallback.data) : ''
    return [`\`${env}\``, `\`${name}\``, about, typeWords(jsonSchemaOf(schema, 'output')), value && `\`${value}\``]
  })
  return `${printed}
# Environment

Settings are read from the environment, else from \`cadre.config.json\` beside the app (or the file that \`CADRE_CONFIG\`
names), else they have their default. \`cadre config\` prints what counts, and from where.

${table(['variable', 'in the file', 'what it is', 'type', 'default'], rows)}
`
}

const readable = (value: unknown): string => {
  const text = String(value)
  return text.startsWith(projectRoot) ? `./${relative(projectRoot, text)}` : text
}
