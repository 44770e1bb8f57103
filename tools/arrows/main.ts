// Arrows between the parts, and words that belong to certain rooms. Fails naming each file, line and rule.
import { fileURLToPath } from 'node:url'
import { checkArrows } from './check-arrows.ts'
import { checkWords } from './check-words.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const { modules, violations } = await checkArrows(root)
const words = checkWords(root)
for (const { rule, from, to } of violations) console.error(`${rule}: ${from} -> ${to}`)
for (const { rule, file, line, text } of words.violations) console.error(`${rule}: ${file}:${line}: ${text}`)
console.log(`${modules} modules, ${words.files} files read, ${violations.length + words.violations.length} broken`)
// A checker that read nothing would be green for the wrong reason.
if (modules < 100 || words.files < 100 || violations.length + words.violations.length > 0) process.exitCode = 1
