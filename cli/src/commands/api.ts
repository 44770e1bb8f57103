import { operations, typeWords, type CallInput, type Client, type Operation } from '@cadre/contracts'
import { defineCommand } from 'citty'
import { fieldsOf, inputOf, missingIn, type Given, type Input } from '../api/fields.ts'
import { readLogin, type Login } from '../api/login-file.ts'
import { plainText } from '../api/print-plain.ts'
import { clientOf } from '../api/send.ts'
import { didYouMean } from '../did-you-mean.ts'
import { readJson } from '../input.ts'
import { printJson } from '../print-json.ts'
import { Refused } from '../refused.ts'
import { UsageError } from '../usage.ts'

const own = {
  operation: {
    type: 'positional',
    required: false,
    description: 'What to do, such as catalogue.certifications',
    valueHint: 'OPERATION',
  },
  list: { type: 'boolean', description: 'List the operations; with an operation, what it takes' },
  json: { type: 'boolean', description: 'Print JSON; a refusal too' },
  input: { type: 'string', description: 'The body as a JSON file, or - for standard input', valueHint: 'FILE' },
  url: { type: 'string', description: 'The server (default: where cadre login signed in, else http://127.0.0.1:4600)' },
  key: { type: 'string', description: 'Idempotency-Key: a repeat with the same key has no second effect' },
} as const

/** `cadre api OPERATION --field value …`: anything that the API offers. The fields come from the contract. */
export const api = defineCommand({
  meta: { name: 'api', description: 'Do anything the API offers; the fields of an operation are its options' },
  args: own,
  async run({ rawArgs }) {
    const { words, given } = parted(rawArgs)
    const flag = (name: keyof typeof own) => given.findLast((each) => each.name === name)?.value
    const [id, ...more] = words
    if (id === undefined && flag('list') === undefined)
      throw new UsageError('cadre api needs an operation; --list names them.')
    if (more.length > 0) throw new UsageError(`cadre api takes one operation; "${more.join(' ')}" is too much.`)
    if (id === undefined) return list(flag('json') === true)
    const operation = operationNamed(id)
    if (flag('list') !== undefined) return explain(operation)
    const login = await readLogin()
    const url = flag('url')
    const input = await wholeInput(operation, given, login)
    const client = clientOf({ ...login, ...(typeof url === 'string' && { url: url.replace(/\/+$/, '') }) })
    const key = flag('key')
    await call(client, operation, input, { json: flag('json') === true, ...(typeof key === 'string' && { key }) })
  },
})

function operationNamed(id: string): Operation {
  const found = operations.find((operation) => operation.id === id)
  if (found) return found
  const ids = operations.map((operation) => operation.id)
  throw new UsageError(`There is no operation ${id}.${didYouMean(id, ids)} cadre api --list names them all.`)
}

const flags = new Set(['list', 'json'])

/** `--name value`, `--name=value` and bare words, in the order given. */
function parted(rawArgs: readonly string[]): { words: string[]; given: Given[] } {
  const words: string[] = []
  const given: Given[] = []
  for (let i = 0; i < rawArgs.length; i++) {
    const arg = rawArgs[i] ?? ''
    const [, name, value] = /^--([^=]+)(?:=(.*))?$/s.exec(arg) ?? []
    const next = rawArgs[i + 1]
    if (name === undefined) words.push(arg)
    else if (value !== undefined) given.push({ name, value })
    else if (flags.has(name) || next === undefined || next.startsWith('--')) given.push({ name, value: true })
    else {
      given.push({ name, value: next })
      i++
    }
  }
  return { words, given }
}

async function wholeInput(operation: Operation, given: readonly Given[], login: Login): Promise<Input> {
  const file = given.findLast(({ name }) => name === 'input')?.value
  const input = inputOf(
    operation,
    given.filter(({ name }) => !Object.hasOwn(own, name) || fieldsOf(operation).some((field) => field.name === name)),
  )
  if (file === true) throw new UsageError('--input needs a file.')
  if (file !== undefined) {
    const body = await readJson(file)
    if (typeof body !== 'object' || body === null)
      throw new Refused('input.not-an-object', `${file} must hold one JSON object.`)
    input.body = { ...body, ...input.body }
  }
  if (
    operation.path.includes('/:organisationId') &&
    input.params['organisationId'] === undefined &&
    login.organisationId !== null
  )
    input.params['organisationId'] = login.organisationId
  const missing = missingIn(operation, input)
  if (missing.length === 0) return input
  const needed = missing.map(({ name, schema }) => `--${name} (${typeWords(schema)})`).join(', ')
  throw new UsageError(`${operation.id} also needs ${needed}.`)
}

type Manner = { readonly json: boolean; readonly key?: string }

async function call(client: Client, operation: Operation, input: Input, { json, key }: Manner): Promise<void> {
  const parts = {
    ...(operation.params && { params: input.params }),
    ...(operation.query && { query: input.query }),
    ...(operation.body && { body: input.body }),
  }
  const reply = await client<Operation>(
    operation,
    parts satisfies CallInput<Operation>,
    key === undefined ? {} : { idempotencyKey: key },
  )
  if (!reply.ok) {
    const { code, words, details } = reply
    if (json) printJson({ ok: false, code, detail: words, details })
    throw new Refused(code, code === 'auth.required' ? `${words} Use cadre login.` : words, Object(details))
  }
  if (operation.mediaType) process.stdout.write(String(reply.value))
  else if (json) printJson(reply.value)
  else process.stdout.write(plainText(reply.value))
}

function list(json: boolean): void {
  const rows = operations.map(({ id, summary }) => ({ id, summary }))
  if (json) return printJson(rows)
  const width = Math.max(...rows.map(({ id }) => id.length))
  process.stdout.write(rows.map(({ id, summary }) => `${id.padEnd(width)}  ${summary}\n`).join(''))
}

function explain(operation: Operation): void {
  const fields = fieldsOf(operation).map(
    ({ name, required, schema }) => `  --${name}${required ? '' : ' (optional)'}: ${typeWords(schema)}\n`,
  )
  process.stdout.write(
    `${operation.id}: ${operation.summary}\n${operation.method} ${operation.path}\n${fields.join('')}`,
  )
}
