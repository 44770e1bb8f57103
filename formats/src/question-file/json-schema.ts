import { z } from 'zod'
import { bankFile } from './schema.ts'

/** JSON Schema (draft 2020-12) of a bank file, for editors. It cannot say what the rules say: one right, known keys. */
export const questionBankJsonSchema = (): object => ({
  ...z.toJSONSchema(bankFile, { io: 'input', target: 'draft-2020-12' }),
  title: 'Cadre question bank',
})
