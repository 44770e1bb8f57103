import { defineCommand, runCommand, showUsage } from 'citty'
import { exitCode, Refused } from './refused.ts'
import { commandNamed, isUsageError } from './usage.ts'

const main = defineCommand({
  meta: { name: 'cadre', version: '0.1.0', description: 'Certification training, from the exam guide to evidence' },
  subCommands: {
    blueprint: () => import('./commands/blueprint.ts').then((m) => m.blueprint),
    backup: () => import('./commands/backup.ts').then((m) => m.backup),
    restore: () => import('./commands/restore.ts').then((m) => m.restore),
    engine: () => import('./commands/engine/index.ts').then((m) => m.engine),
    plan: () => import('./commands/plan.ts').then((m) => m.plan),
  },
})

async function run(rawArgs: string[]): Promise<number> {
  if (rawArgs.length === 0 || rawArgs.includes('--help') || rawArgs.includes('-h')) {
    await showUsage(...(await commandNamed(main, rawArgs)))
    return exitCode.done
  }
  try {
    await runCommand(main, { rawArgs })
    return exitCode.done
  } catch (error) {
    if (error instanceof Refused) {
      process.stderr.write(`${error.message}\n`)
      return exitCode.refused
    }
    if (isUsageError(error)) {
      process.stderr.write(`${error.message.replace(/\.?$/, '.')} Add --help to see what it takes.\n`)
      return exitCode.usage
    }
    throw error
  }
}

process.exitCode = await run(process.argv.slice(2))
