import { expect, test } from 'vitest'
import published from '../../../docs/reference/blueprint.schema.json' with { type: 'json' }
import { blueprintJsonSchema } from './json-schema.ts'

test('B7: the published JSON Schema is the one that the code has (print it with tools/print-blueprint-schema.ts)', () => {
  expect(published).toEqual(JSON.parse(JSON.stringify(blueprintJsonSchema())))
  expect(published.$schema).toBe('https://json-schema.org/draft/2020-12/schema')
})
