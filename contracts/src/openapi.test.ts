import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { streams } from './events.ts'
import { openApiOf } from './openapi.ts'
import { operations } from './operations.ts'
import { failuresOf, referencePage } from './reference-page.ts'

const document = openApiOf(operations, streams, '1.2.3')
const whole: unknown = JSON.parse(JSON.stringify(document))

const schema = z.looseObject({})
const content = z.record(z.string().regex(/^([a-z]+|\*)\/([a-z+-]+|\*)$/), z.strictObject({ schema }))
const response = z.union([
  z.strictObject({ description: z.string().min(1), content }),
  z.strictObject({ $ref: z.string() }),
])
const parameter = z.strictObject({
  name: z.string(),
  in: z.enum(['path', 'query', 'header']),
  required: z.boolean(),
  description: z.string().optional(),
  schema,
})
const described = z.strictObject({
  operationId: z.string(),
  tags: z.array(z.string()).min(1),
  summary: z.string().min(3),
  description: z.string().optional(),
  security: z.array(z.record(z.enum(['session', 'token']), z.array(z.never())).or(z.looseObject({}))),
  parameters: z.array(parameter),
  requestBody: z.strictObject({ required: z.literal(true), content }).optional(),
  responses: z.record(z.string().regex(/^[2-5]\d\d$/), response),
  'x-permissions': z.array(z.string()).optional(),
  'x-idempotency': z.enum(['key', 'natural']).optional(),
  'x-events': z.looseObject({}).optional(),
})
const openApi = z.strictObject({
  openapi: z.literal('3.1.0'),
  info: z.strictObject({ title: z.string(), version: z.string(), description: z.string() }),
  tags: z.array(z.strictObject({ name: z.string() })),
  paths: z.record(
    z.string().regex(/^\/api\/[^:]*$/),
    z.partialRecord(z.enum(['get', 'post', 'put', 'patch', 'delete']), described),
  ),
  components: z.strictObject({ securitySchemes: z.looseObject({}), responses: z.record(z.string(), response) }),
})

function* refsIn(value: unknown): Generator<string> {
  if (typeof value !== 'object' || value === null) return
  for (const [name, inner] of Object.entries(value)) {
    if (name === '$ref' && typeof inner === 'string') yield inner
    else yield* refsIn(inner)
  }
}
const resolve = (ref: string): unknown =>
  ref
    .replace('#/', '')
    .split('/')
    .reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], whole)

describe('the contract as OpenAPI 3.1', () => {
  test('has the structure that the standard asks for', () => {
    expect(openApi.safeParse(whole).error?.issues ?? []).toEqual([])
  })
  test('describes each operation and stream once', () => {
    const ids = Object.values(document.paths).flatMap((path) =>
      Object.values(path).map(({ operationId }) => operationId),
    )
    expect(ids.toSorted()).toEqual([...operations, ...streams].map(({ id }) => id).toSorted())
    expect(new Set(ids).size).toBe(ids.length)
  })
  test('resolves every reference', () => {
    const refs = [...refsIn(whole)]
    expect(refs.length).toBeGreaterThan(operations.length)
    expect(refs.filter((ref) => resolve(ref) === undefined)).toEqual([])
  })
  test('declares every part of a path', () => {
    for (const [path, methods] of Object.entries(openApi.parse(whole).paths)) {
      const named = [...path.matchAll(/\{([A-Za-z]+)\}/g)].map(([, name]) => name)
      for (const { parameters } of Object.values(methods)) {
        const declared = parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => name)
        expect(declared.toSorted()).toEqual(named.toSorted())
      }
    }
  })
})

describe('the reference page', () => {
  const page = referencePage(operations, '1.2.3')
  test('has an anchor for every operation and every failure that a problem document points at', () => {
    for (const { id } of operations) expect(page).toContain(`<article id="${id}">`)
    for (const { code } of failuresOf(operations)) expect(page).toContain(`<article id="${code}">`)
  })
  test('needs nothing that the content security policy forbids', () => {
    expect(page).not.toMatch(/<script|<style|\son[a-z]+=|\sstyle=|javascript:|https?:\/\//i)
  })
})
