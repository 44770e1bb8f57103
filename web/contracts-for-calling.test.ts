import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readHere } from './contracts-for-calling.ts'

const folder = join(import.meta.dirname, 'src')
const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
  (name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name),
)
/** `saveEvents.output.safeParse`, and whatever else reads what the build leaves out. */
const reading =
  /\b(\w+)\.(?:output|params|query|body|events|failures)\.(?:safeParse|parse|shape|extend|changed|find|some|map)\b/g

describe('what the build leaves out of the contract', () => {
  test('is read by no page: each schema that is read is named to the build', () => {
    const read = new Set(
      sources.flatMap((name) => {
        const text = readFileSync(join(folder, name), 'utf8')
        const imported = new Set(/import \{([^}]*)\} from '@cadre\/contracts'/.exec(text)?.[1]?.match(/\w+/g))
        return [...text.matchAll(reading)].flatMap(([, operation = '']) => (imported.has(operation) ? [operation] : []))
      }),
    )
    expect(read).toEqual(readHere)
  })
})
