import type { Plugin } from 'vite'

/** Operations of which the browser reads by their schema: the exam's replies, which decide what is called saved, and what a device kept. */
export const readHere = new Set(['saveEvents', 'readStanding', 'readReviewPack', 'readStudy'])
/** What only a server and the documentation read of a promise, by what declares it. */
const ofServers = new Map([
  ['operation', new Set(['params', 'query', 'body', 'output', 'failures', 'summary'])],
  ['stream', new Set(['params', 'events', 'summary'])],
])

type Node = { readonly type: string; readonly start: number; readonly end: number } & Readonly<Record<string, unknown>>
type Edit = { readonly start: number; readonly end: number; readonly by: string }

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && 'start' in value
const nodesIn = (value: unknown): Node[] => (Array.isArray(value) ? value : [value]).filter(isNode)
const nameOf = (value: unknown): string => (isNode(value) && typeof value['name'] === 'string' ? value['name'] : '')

/** The constants that a module declares where it begins, with what they are made of. */
const constantsIn = (program: Node): { name: string; made: Node }[] =>
  nodesIn(program['body'])
    .flatMap((node) => (node.type === 'ExportNamedDeclaration' ? nodesIn(node['declaration']) : [node]))
    .flatMap((node) => nodesIn(node['declarations']))
    .flatMap((each) => nodesIn(each['init']).map((made) => ({ name: nameOf(each['id']), made })))

/** Contracts are data: making a constant has no effect but its value, so one that nothing reads is left out. */
function editsOf({ name, made }: ReturnType<typeof constantsIn>[number]): Edit[] {
  if (/Function|Literal|Identifier/.test(made.type)) return []
  const cut = made.type === 'CallExpression' && !readHere.has(name) ? ofServers.get(nameOf(made['callee'])) : undefined
  if (cut === undefined)
    return [
      { start: made.start, end: made.start, by: '/* @__PURE__ */ (() => (' },
      { start: made.end, end: made.end, by: '))()' },
    ]
  const properties = nodesIn(made['arguments']).flatMap((declared) => nodesIn(declared['properties']))
  const unread = properties.filter((property) => cut.has(nameOf(property['key'])))
  return [
    { start: made.start, end: made.start, by: '/* @__PURE__ */ ' },
    ...unread.map(({ start, end }) => ({ start, end, by: '...{}' })),
  ]
}

const edited = (code: string, edits: readonly Edit[]): string =>
  edits
    .toSorted((a, b) => b.start - a.start)
    .reduce((text, { start, end, by }) => text.slice(0, start) + by + text.slice(end), code)

/**
 * The contract as a browser needs it, to call: method, path and who may. Schemas that no page reads stay out of what it loads,
 * and with them zod where nothing is parsed.
 */
export const contractsForCalling = (): Plugin => ({
  name: 'contracts-for-calling',
  apply: 'build',
  enforce: 'post',
  transform(code, id) {
    if (!/\/contracts\/src\/[^?]*\.ts$/.test(id)) return null
    const edits = nodesIn(this.parse(code)).flatMap(constantsIn).flatMap(editsOf)
    return { code: edited(code, edits), map: null, moduleSideEffects: false }
  },
})
