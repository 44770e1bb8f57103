import { readConfig } from './platform/config/read-config.ts'
import { openDatabase, sayWhy } from './platform/postgres/index.ts'
import { startServer } from './start-server.ts'

const say = (line: string): void => void process.stdout.write(`${line}\n`)

async function main(): Promise<number> {
  const config = readConfig(process.env)
  if (!config.ok) {
    for (const problem of config.details.problems) process.stderr.write(`${problem}\n`)
    return 2
  }
  const { databaseUrl, databaseOwnerUrl, dataDir, publicUrl } = config.value
  const ownerUrl = databaseOwnerUrl ?? databaseUrl
  const opened = await openDatabase({
    dataDir,
    log: (line) => process.stderr.write(`${line}\n`),
    ...(ownerUrl !== undefined && { ownerUrl }),
    ...(databaseUrl !== undefined && { loginUrl: databaseUrl }),
  })
  if (!opened.ok) {
    process.stderr.write(`${sayWhy(opened)}\n`)
    return 1
  }
  try {
    const running = await startServer(config.value, opened.value)
    say(`Cadre is at ${publicUrl ?? running.address}`)
    await new Promise<void>((resolve) => {
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
    })
    await running.stop()
    return 0
  } finally {
    await opened.value.embedded?.stop()
  }
}

process.exitCode = await main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
  return 1
})
