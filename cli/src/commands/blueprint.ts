import { parseBlueprint } from '@cadre/formats/blueprint'
import { defineCommand } from 'citty'
import { checkReport, type CheckedFile, coverageOf, coverageReport, problemLines } from '../blueprint-report.ts'
import { nameOf, readInput } from '../input.ts'
import { Refused } from '../refused.ts'

const json = { type: 'boolean', description: 'Print JSON' } as const

/** `cadre blueprint check FILE…`: every problem of every file, by line and column. */
const check = defineCommand({
  meta: { name: 'check', description: 'Check blueprint files; names each problem by line, column and reason' },
  args: {
    file: {
      type: 'positional',
      required: true,
      description: 'Blueprint files, or - for standard input',
      valueHint: 'FILE…',
    },
    json,
  },
  async run({ args }) {
    const files: CheckedFile[] = []
    for (const file of args._) files.push({ file, result: parseBlueprint(await readInput(file)) })
    process.stdout.write(checkReport(files, args.json === true))
    const bad = files.filter(({ result }) => !result.ok).length
    if (bad > 0) {
      throw new Refused('blueprints.file-invalid', `${bad} of ${files.length} blueprint files cannot be used.`, { bad })
    }
  },
})

/** `cadre blueprint coverage FILE`: shares per exam domain against the official weights (B3). */
const coverage = defineCommand({
  meta: {
    name: 'coverage',
    description: 'Compare sessions, minutes and questions per domain with the official weights',
  },
  args: {
    file: {
      type: 'positional',
      required: true,
      description: 'A blueprint file, or - for standard input',
      valueHint: 'FILE',
    },
    json,
  },
  async run({ args }) {
    const result = parseBlueprint(await readInput(args.file))
    if (!result.ok) {
      const { problems } = result.details
      throw new Refused(result.code, problemLines(nameOf(args.file), problems).join('\n'), { problems })
    }
    const found = coverageOf(result.value)
    process.stdout.write(
      args.json === true ? `${JSON.stringify(found, null, 2)}\n` : coverageReport(result.value, found),
    )
  },
})

export const blueprint = defineCommand({
  meta: { name: 'blueprint', description: 'Check training blueprints and their coverage of the exam guide' },
  subCommands: { check, coverage },
})
