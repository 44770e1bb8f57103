import { baseFailures } from './kit/base-failures.ts'
import type { Failure } from './kit/failure.ts'
import { jsonSchemaOf, type JsonSchema } from './kit/json-schema.ts'
import type { Access, Operation } from './kit/operation.ts'

const escape = (text: string): string =>
  text.replaceAll(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c] ?? c)
const code = (text: string): string => `<code>${escape(text)}</code>`

/** The contract for people: one page of HTML without scripts, its stylesheet beside it. */
export function referencePage(operations: readonly Operation[], version: string): string {
  const modules = [...Map.groupBy(operations, ({ id }) => id.split('.')[0] ?? '')]
  const contents = modules.map(([module, of]) => {
    const links = of.map(({ id, summary }) => `<li><a href="#${id}">${escape(id)}</a> ${escape(summary)}</li>`)
    return `<li><a href="#${module}">${escape(module)}</a><ul>${links.join('')}</ul></li>`
  })
  const sections = modules.map(
    ([module, of]) => `<section id="${module}"><h2>${escape(module)}</h2>${of.map(article).join('')}</section>`,
  )
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Cadre API ${escape(version)}</title><link rel="stylesheet" href="/api/reference.css"></head>
<body><header><h1>Cadre API ${escape(version)}</h1>
<p>The same as <a href="/api/openapi.json">OpenAPI 3.1</a>. Programs send <code>Authorization: Bearer TOKEN</code>; every failed reply is a problem document with a permanent code.</p></header>
<nav aria-label="Operations"><ul>${contents.join('')}<li><a href="#failures">failures</a></li></ul></nav>
<main>${sections.join('\n')}${failuresSection(operations)}</main></body></html>
`
}

function article(operation: Operation): string {
  const { id, method, path, summary, access, idempotency, failures, params, query, body, output } = operation
  const parts = Object.entries({ Path: params, Query: query, Body: body }).flatMap(([title, schema]) =>
    schema ? [`<h4>${title}</h4>${table(jsonSchemaOf(schema, 'input'))}`] : [],
  )
  const refusals = failures.map((failure) => `<li><a href="#${failure.code}">${code(failure.code)}</a></li>`)
  const repeat =
    idempotency === 'key' ? 'Send an Idempotency-Key and repeat without fear.' : 'A repeat changes nothing more.'
  return `<article id="${id}"><h3>${escape(summary)}</h3><p>${code(`${method} ${path}`)} ${code(id)}</p>
<p>${escape(accessWords(access))}${idempotency ? ` ${repeat}` : ''}</p>${parts.join('')}
<h4>Reply${operation.mediaType ? ` (${operation.mediaType})` : ''}</h4>${table(jsonSchemaOf(output, 'output'))}
${refusals.length > 0 ? `<h4>Refusals</h4><ul>${refusals.join('')}</ul>` : ''}</article>`
}

export function accessWords(access: Access): string {
  if (access.kind === 'public') return 'Anybody may call it.'
  if (access.kind === 'person') return 'A signed-in person may call it, about themselves.'
  if (access.kind === 'writer') return 'The tab or device that writes to the attempt may call it.'
  return `Members may call it who hold ${access.anyOf.join(' or ')}.`
}

function table(schema: JsonSchema): string {
  const rows = Object.entries(schema.properties ?? {}).map(
    ([name, of]) =>
      `<tr><th scope="row">${code(name)}</th><td>${escape(typeWords(of))}</td><td>${schema.required?.includes(name) ? '' : 'optional'}</td></tr>`,
  )
  return rows.length === 0 ? `<p>${escape(typeWords(schema))}</p>` : `<table><tbody>${rows.join('')}</tbody></table>`
}

/** A schema in few words: `text, at most 120`, `list of { name, weight }`. */
export function typeWords(schema: JsonSchema): string {
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' or ')
  const choices = schema.anyOf ?? schema.oneOf
  if (choices) return choices.map(typeWords).join(' or ')
  switch (schema.type) {
    case 'string':
      return textWords(schema)
    case 'integer':
    case 'number':
      return numberWords(schema)
    case 'array':
      return `list of ${typeof schema.items === 'object' ? typeWords(schema.items) : 'anything'}`
    case 'object': {
      const names = Object.entries(schema.properties ?? {}).map(([name, of]) => `${name}: ${typeWords(of)}`)
      return names.length === 0 ? 'nothing' : `{ ${names.join('; ')} }`
    }
    case undefined:
      return 'anything'
    default:
      return schema.type
  }
}

function textWords({ idKind, format, maxLength, pattern }: JsonSchema): string {
  if (idKind !== undefined) return `id ${idKind}_…`
  if (format !== undefined) return format
  if (pattern !== undefined && pattern.length < 40) return `text like ${pattern}`
  return maxLength === undefined ? 'text' : `text, at most ${maxLength}`
}

function numberWords({ type, minimum, maximum }: JsonSchema): string {
  const known = (n: number | undefined) => n !== undefined && Math.abs(n) < Number.MAX_SAFE_INTEGER
  const range = known(minimum) && known(maximum) ? ` from ${minimum} to ${maximum}` : ''
  return `${type === 'integer' ? 'whole number' : 'number'}${range}`
}

function failuresSection(operations: readonly Operation[]): string {
  const all = failuresOf(operations).map(
    ({ code: name, status, details }) =>
      `<article id="${name}"><h3>${code(name)} ${status}</h3>${table(jsonSchemaOf(details, 'output'))}</article>`,
  )
  return `<section id="failures"><h2>failures</h2>${all.join('')}</section>`
}

/** Every failure once, those of any operation first. */
export const failuresOf = (operations: readonly Operation[]): readonly Failure[] => [
  ...new Set<Failure>([...baseFailures, ...operations.flatMap(({ failures }) => failures)]),
]

export const referenceStyles = `:root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}
body{max-width:70rem;margin:0 auto;padding:1rem}
main article{border-top:1px solid color-mix(in srgb,currentColor 25%,transparent);padding:.5rem 0}
article:target{outline:2px solid Highlight;outline-offset:.5rem}
code{font-family:ui-monospace,monospace;font-size:.9em;overflow-wrap:anywhere}
table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.15rem .75rem .15rem 0;overflow-wrap:anywhere}
nav ul ul{columns:20rem;list-style:none;padding-left:1rem}
`
