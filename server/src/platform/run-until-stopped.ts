/** A server that runs: where it answers, how it is stopped, and the news that it lost its database for good. */
export type Started =
  | {
      readonly ok: true
      readonly address: string
      readonly stop: () => Promise<void>
      readonly lost: Promise<string> | null
    }
  | { readonly ok: false; readonly why: string }

const say = (line: string): void => void process.stderr.write(`${line}\n`)

/**
 * Starts, prints the address, and stops in good order on Ctrl-C, SIGTERM, a closed terminal, or the death of the process
 * that started us. A wish to stop that comes while starting waits for the start, so that nothing is left half way.
 */
export async function runUntilStopped(start: () => Promise<Started>): Promise<void> {
  const { promise: wish, resolve: stopNow } = Promise.withResolvers<string | null>()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stopNow(null))
  process.on('disconnect', () => stopNow(null))
  try {
    const started = await start()
    if (!started.ok) {
      say(started.why)
      process.exit(1)
    }
    process.stdout.write(`Cadre is at ${started.address}\n`)
    const trouble = await Promise.race([wish, started.lost ?? wish])
    await started.stop()
    if (trouble !== null) say(`The database could not be kept running:\n${trouble}`)
    process.exit(trouble === null ? 0 : 1)
  } catch (error) {
    say(sayFault(error))
    process.exit(1)
  }
}

/** A fault of the surroundings in words; a bug with its stack. */
export function sayFault(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const { code, path, port } = error as NodeJS.ErrnoException & { port?: number }
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port} is taken by another program. Choose one: npm start -- --port 4001 (or PORT=4001 npm start)`
    case 'EACCES':
    case 'EPERM':
      return `No permission for ${path ?? `port ${port}`}. Choose another with --data FOLDER or --port NUMBER, or change its owner.`
    case 'ENOENT':
      return `There is no ${path}.`
    case 'ENOSPC':
      return `The disk is full (${path}). Free some space and start again; what was committed is kept.`
    default:
      return error.stack ?? error.message
  }
}
