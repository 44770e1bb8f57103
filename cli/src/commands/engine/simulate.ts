import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type SimulationOptions, simulateProgramme, usualOptions } from '@cadre/simulation'
import type { ArgsDef } from 'citty'
import { z } from 'zod'
import { engineCommand } from '../../engine-command.ts'
import { readShape } from '../../json-shape.ts'
import { Refused } from '../../refused.ts'
import { UsageError } from '../../usage.ts'
import { type SimulatedFile, simulatedFiles } from './simulated-files.ts'

const flags = {
  seed: ['seed', 'All chance of the world'],
  learners: ['learners', 'People in all'],
  'cohort-size': ['cohortSize', 'People in a cohort'],
  trainers: ['trainers', 'Trainers in all'],
  weeks: ['weeks', 'Weeks of the programme'],
  'sessions-per-week': ['sessionsPerWeek', 'Live sessions in a week'],
  'questions-per-domain': ['questionsPerDomain', 'Questions in the bank'],
  'study-minutes': ['studyMinutes', 'Mean minutes of study in a week'],
  'practice-exams': ['practiceExams', 'Practice exams'],
  'exam-questions': ['examQuestions', 'Questions of the real exam'],
  cut: ['cut', 'Right answers needed to pass'],
  'exam-noise': ['examNoise', 'Sd of the form of the day, logits'],
  guessing: ['guessing', 'Chance of a right guess'],
  forgetting: ['forgetting', 'Exponent of the power law of forgetting'],
  'cohort-effect': ['cohortEffect', 'Sd over cohorts of the log of what is learned'],
  'trainer-effect': ['trainerEffect', 'The same over trainers'],
} as const satisfies Record<string, readonly [Exclude<keyof SimulationOptions, 'domains'>, string]>

const args = {
  ...Object.fromEntries(
    Object.entries(flags).map(([flag, [option, description]]) => [
      flag,
      { type: 'string', description, default: String(usualOptions[option]) } as const,
    ]),
  ),
  domains: { type: 'string', description: 'JSON file: [{ "domain": …, "weight": … }]' },
  print: {
    type: 'enum' as const,
    options: Object.keys(simulatedFiles).filter(isFile),
    description: 'Which file to print',
    default: 'events' as const,
  },
  out: { type: 'string', description: 'Folder to write all of them to instead' },
} satisfies ArgsDef

const domainsShape = z.array(z.strictObject({ domain: z.string().min(1), weight: z.number() }))

export const simulate = engineCommand('simulate', {
  description: 'A programme as it could have happened, as the files that forecast reads',
  args,
  async run({ args }) {
    const domains = args.domains === undefined ? usualOptions.domains : await readShape(args.domains, domainsShape)
    const world = simulateProgramme({ ...numbersOf(args), domains })
    if (!world.ok) {
      const { option, reason } = world.details
      throw new UsageError(`--${flagOf(option)} must be ${reason}`)
    }
    if (args.out !== undefined) return writeFiles(args.out, (name) => simulatedFiles[name](world.value))
    process.stdout.write(simulatedFiles[args.print](world.value))
  },
})

function numbersOf(args: Record<string, unknown>): SimulationOptions {
  const given = Object.entries(flags).flatMap(([flag, [option]]) => {
    const text = args[flag]
    return typeof text === 'string' ? [[option, text.trim() === '' ? Number.NaN : Number(text)]] : []
  })
  return { ...usualOptions, ...Object.fromEntries(given) }
}

const flagOf = (option: keyof SimulationOptions): string =>
  Object.entries(flags).find(([, [name]]) => name === option)?.[0] ?? option

function isFile(name: string): name is SimulatedFile {
  return Object.hasOwn(simulatedFiles, name)
}

async function writeFiles(folder: string, textOf: (name: SimulatedFile) => string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true })
    for (const name of Object.keys(simulatedFiles).filter(isFile)) {
      const ending = name === 'domains' || name === 'summary' ? 'json' : 'csv'
      await writeFile(join(folder, `${name}.${ending}`), textOf(name))
    }
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error
    const code = String(error.code)
    throw new Refused('simulate.unwritable', `Cannot write to ${folder}: ${unwritable[code] ?? code}.`, { folder })
  }
}

const unwritable: Readonly<Record<string, string>> = {
  EEXIST: 'it is a file',
  ENOTDIR: 'a part of its path is a file',
  EACCES: 'you have no right to',
  ENOSPC: 'the disk is full',
}
