import { runCommand, showUsage } from 'citty'
import { cadre } from './cadre.ts'
import { exitCode, Refused } from './refused.ts'
import { commandNamed, isUsageError } from './usage.ts'

async function run(rawArgs: string[]): Promise<number> {
  if (rawArgs.length === 0 || rawArgs.includes('--help') || rawArgs.includes('-h')) {
    await showUsage(...(await commandNamed(cadre, rawArgs)))
    return exitCode.done
  }
  try {
    await runCommand(cadre, { rawArgs })
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
