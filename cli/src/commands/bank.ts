import { parseBlueprint } from '@cadre/formats/blueprint'
import { type BankDemands, parseQuestionBank } from '@cadre/formats/question-file'
import { defineCommand } from 'citty'
import { convert } from './bank-convert.ts'
import { bankReport, type CheckedBank, sameKeys } from '../bank-report.ts'
import { problemLines } from '../blueprint-report.ts'
import { nameOf, readInput } from '../input.ts'
import { Refused } from '../refused.ts'

const json = { type: 'boolean', description: 'Print JSON' } as const

/** `cadre bank check FILE…`: every problem of every question bank, by line and column (Q1). */
const check = defineCommand({
  meta: { name: 'check', description: 'Check question bank files; names each problem by line, column and reason' },
  args: {
    file: {
      type: 'positional',
      required: true,
      description: 'Question bank files (YAML), or - for standard input',
      valueHint: 'FILE…',
    },
    blueprint: {
      type: 'string',
      description: 'A blueprint file: domains and objectives must be its own',
      valueHint: 'FILE',
    },
    draft: { type: 'boolean', description: 'Do not ask for reasons, references, objectives and difficulties yet' },
    json,
  },
  async run({ args }) {
    const known = args.blueprint === undefined ? {} : await keysOf(args.blueprint)
    const demands: BankDemands = { ...known, demand: args.draft === true ? 'readable' : 'complete' }
    const files: CheckedBank[] = []
    for (const file of args._) files.push({ file, result: parseQuestionBank(await readInput(file), demands) })
    process.stdout.write(bankReport(files, args.json === true))
    const bad = files.filter(({ result }) => !result.ok).length
    if (bad > 0) {
      const words = `${bad} of ${files.length} question banks cannot be used.`
      throw new Refused('questions.bank-file-invalid', words, { bad })
    }
    const same = sameKeys(files)
    if (same.length > 0) {
      throw new Refused('questions.bank-key-taken', 'Two of these question banks have the same key.', { same })
    }
  },
})

async function keysOf(file: string): Promise<BankDemands> {
  const result = parseBlueprint(await readInput(file))
  if (!result.ok) {
    const { problems } = result.details
    throw new Refused(result.code, problemLines(nameOf(file), problems).join('\n'), { problems })
  }
  const { domains, modules } = result.value
  return {
    domains: domains.map(({ key }) => key),
    objectives: modules.flatMap(({ objectives }) => objectives.map(({ key }) => key)),
  }
}

export const bank = defineCommand({
  meta: { name: 'bank', description: 'Check and convert files of questions' },
  subCommands: { check, convert },
})
