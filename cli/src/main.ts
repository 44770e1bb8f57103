import { stripVTControlCharacters } from 'node:util'
import { Fault } from '@cadre/contracts'
import { runCommand, showUsage } from 'citty'
import { cadre } from './cadre.ts'
import { exitCode, Refused } from './refused.ts'
import { commandNamed, isUsageError, refuseStrangeOptions } from './usage.ts'

async function run(rawArgs: string[]): Promise<number> {
  if (rawArgs.length === 0 || rawArgs.includes('--help') || rawArgs.includes('-h')) {
    await showUsage(...(await commandNamed(cadre, rawArgs)))
    return exitCode.done
  }
  try {
    await refuseStrangeOptions(cadre, rawArgs)
    await runCommand(cadre, { rawArgs })
    return exitCode.done
  } catch (error) {
    if (error instanceof Refused) {
      process.stderr.write(`${error.message}\n`)
      return exitCode.refused
    }
    if (isUsageError(error)) {
      // citty colours its words even where nobody sees colours.
      const words = stripVTControlCharacters(error.message).replace(/\.?$/, '.')
      process.stderr.write(`${words} Add --help to see what it takes.\n`)
      return exitCode.usage
    }
    if (error instanceof Fault) {
      process.stderr.write(`${error.message}.\n`)
      return exitCode.fault
    }
    throw error
  }
}

// Whoever reads our output may stop reading, as `head` does: then there is nobody left to tell.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) =>
    process.exit(error.code === 'EPIPE' ? exitCode.done : exitCode.fault),
  )
}

process.exitCode = await run(process.argv.slice(2))
