import { z } from 'zod'
import { blueprintFile } from './schema.ts'

/** JSON Schema (draft 2020-12) of a blueprint file, for editors. It cannot say what `rules` say: sums, order, references. */
export const blueprintJsonSchema = (): object => ({
  ...z.toJSONSchema(blueprintFile, { io: 'input', target: 'draft-2020-12' }),
  title: 'Cadre training blueprint',
})
