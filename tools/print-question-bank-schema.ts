// Prints docs/reference/question-bank.schema.json from the code: node tools/run.mjs tools/print-question-bank-schema.ts
import { writeFileSync } from 'node:fs'
import { questionBankJsonSchema } from '@cadre/formats/question-file'

const file = new URL('../docs/reference/question-bank.schema.json', import.meta.url)
writeFileSync(file, `${JSON.stringify(questionBankJsonSchema(), null, 2)}\n`)
