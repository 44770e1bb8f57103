import { expect, test } from 'vitest'
import published from '../../../docs/reference/question-bank.schema.json' with { type: 'json' }
import { questionBankJsonSchema } from './json-schema.ts'

test('Q1: the published JSON Schema is the one that the code has (print it with tools/print-question-bank-schema.ts)', () => {
  expect(published).toEqual(JSON.parse(JSON.stringify(questionBankJsonSchema())))
  expect(published.$schema).toBe('https://json-schema.org/draft/2020-12/schema')
})
