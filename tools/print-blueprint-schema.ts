// Prints docs/reference/blueprint.schema.json from the code: node tools/run.mjs tools/print-blueprint-schema.ts
import { writeFileSync } from 'node:fs'
import { blueprintJsonSchema } from '@cadre/formats/blueprint'

const file = new URL('../docs/reference/blueprint.schema.json', import.meta.url)
writeFileSync(file, `${JSON.stringify(blueprintJsonSchema(), null, 2)}\n`)
