import { spawn, type ChildProcess } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { setUp } from '@cadre/contracts'
import { assert, present } from '@cadre/kernel'
import { databaseName, holderOf, socketUrl, withClient } from '@cadre/server/postgres'
import { postmasterOf } from '../platform/postgres/orphan.ts'
import { CrashTaker, type Fault } from './crash-taker.ts'
import { admitTakers, openHall, seat } from './exam-hall.ts'
import { goodPassword } from './people.ts'

export type CrashPlan = {
  readonly kills: number
  readonly takers: number
  /** Acknowledged events before each kill, all takers together. */
  readonly acksBetween: number
  readonly fault?: Fault
}
export type CrashReport = {
  readonly kills: number
  readonly killedWithDatabase: number
  readonly takers: number
  readonly made: number
  readonly acknowledged: number
  /** Acknowledged and not in the database, or not as it was acknowledged. */
  readonly lost: string[]
  readonly duplicated: string[]
  /** Questions whose current answer is not the newest that the taker gave. */
  readonly regressed: string[]
  /** What takers did and the database has not after everything could be sent again. */
  readonly forgotten: string[]
}

const source = fileURLToPath(new URL('../main.ts', import.meta.url))

/** A real server process with its own embedded PostgreSQL, fsync on, that can be killed and started again at the same address. */
export class MortalServer {
  readonly folder: string
  readonly address: string
  readonly #program: string
  #child: ChildProcess | null = null

  constructor(port: number, program: string) {
    this.folder = mkdtempSync(join(tmpdir(), 'cadre-crash-'))
    chmodSync(this.folder, 0o711)
    this.address = `http://127.0.0.1:${port}`
    this.#program = program
  }

  static async onFreePort(program = source): Promise<MortalServer> {
    const probe = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => probe.once('listening', resolve))
    const { port } = probe.address() as AddressInfo
    await new Promise((resolve) => probe.close(resolve))
    return new MortalServer(port, program)
  }

  async start(): Promise<void> {
    const { port } = new URL(this.address)
    const args = [this.#program, '--port', port, '--data', this.folder]
    const child = spawn(process.execPath, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, LOG_LEVEL: 'fatal' },
    })
    this.#child = child
    let said = ''
    child.stderr.on('data', (text: Buffer) => (said += text.toString()))
    await new Promise<void>((resolve, reject) => {
      child.stdout.on('data', (text: Buffer) => text.toString().includes(' at http') && resolve())
      child.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${said}`)))
    })
  }

  get superuserUrl(): string {
    const socket = present(holderOf(this.folder)?.databaseSocket, 'a running server has told where its database is')
    return socketUrl(socket, 'postgres', databaseName)
  }

  /** kill -9 of the database alone; the server brings it back. */
  killDatabase(): void {
    const postgres = present(postmasterOf(join(this.folder, 'postgres', 'data-18')), 'a database runs')
    process.kill(postgres.pid, 'SIGKILL')
  }

  /** kill -9, with the database's own processes or leaving them to notice. */
  async kill({ withDatabase }: { withDatabase: boolean }): Promise<void> {
    const child = present(this.#child, 'a server runs')
    const ended = new Promise((resolve) => child.once('exit', resolve))
    if (withDatabase) this.killDatabase()
    child.kill('SIGKILL')
    await ended
  }

  async close(): Promise<void> {
    const child = this.#child
    if (child?.exitCode === null && child.signalCode === null) {
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGTERM')
      await ended
    }
    rmSync(this.folder, { recursive: true, force: true })
  }
}

/** An organisation with a published exam on a server that was just started. */
export async function examOn(server: MortalServer) {
  const person = { name: 'Ana Ruiz', email: 'ana@example.org', password: goodPassword }
  const reply = await fetch(server.address + setUp.path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ organisation: { name: 'Brightloop', timeZone: 'Europe/Madrid' }, person }),
  })
  const cookie = present(reply.headers.getSetCookie()[0]?.split(';')[0], 'the owner is signed in')
  const { organisationId } = (await reply.json()) as { organisationId: string }
  return openHall(server.address, organisationId, cookie)
}

/** takers answer, the server is killed again and again, and in the end everything is compared with what was acknowledged. */
export async function runCrashes(
  server: MortalServer,
  hall: Awaited<ReturnType<typeof examOn>>,
  plan: CrashPlan,
): Promise<CrashReport> {
  const cookies = await admitTakers({ address: server.address, superuserUrl: server.superuserUrl }, hall, plan.takers)
  const takers: CrashTaker[] = []
  for (const cookie of cookies)
    takers.push(new CrashTaker(server.address, await seat(server.address, hall, cookie), plan.fault))
  const working = takers.map((taker) => taker.work())
  const acknowledged = () => takers.reduce((sum, taker) => sum + taker.acknowledged.size, 0)
  let killedWithDatabase = 0
  for (let kill = 0; kill < plan.kills; kill++) {
    const enough = acknowledged() + plan.acksBetween
    while (acknowledged() < enough) await pause(10)
    const withDatabase = kill % 3 === 2
    killedWithDatabase += withDatabase ? 1 : 0
    await server.kill({ withDatabase })
    await server.start()
  }
  for (const taker of takers) taker.finish()
  await Promise.all(working)
  const found = await compare(server, takers)
  const made = takers.reduce((sum, taker) => sum + taker.made.size, 0)
  assert(acknowledged() > 0, 'something was acknowledged')
  return { kills: plan.kills, killedWithDatabase, takers: takers.length, made, acknowledged: acknowledged(), ...found }
}

type Row = { attempt_id: string; event_id: string; sequence: number; content: string }

async function compare(server: MortalServer, takers: readonly CrashTaker[]) {
  const { rows } = await withClient(server.superuserUrl, (client) =>
    client.query<Row>(
      `select attempt_id, event_id, sequence, content::text as content from assessments.events where attempt_id = any($1) order by attempt_id, epoch, sequence`,
      [takers.map(({ attemptId }) => attemptId)],
    ),
  )
  const found = {
    lost: [] as string[],
    duplicated: [] as string[],
    regressed: [] as string[],
    forgotten: [] as string[],
  }
  for (const taker of takers) {
    const stored = rows.filter((row) => row.attempt_id === taker.attemptId)
    const byId = new Map(stored.map((row) => [row.event_id, row]))
    if (byId.size < stored.length || new Set(stored.map(({ sequence }) => sequence)).size < stored.length)
      found.duplicated.push(taker.attemptId)
    for (const [id, event] of taker.made) {
      const row = byId.get(id)
      const same = row?.sequence === event.sequence && optionIn(JSON.parse(row.content)) === optionIn(event.content)
      if (!same) (taker.acknowledged.has(id) ? found.lost : found.forgotten).push(id)
    }
    const current = new Map(stored.map(({ content }) => questionAndOption(JSON.parse(content))))
    for (const [question, option] of taker.newestAnswers())
      if (current.get(question) !== option) found.regressed.push(`${taker.attemptId} ${question}`)
  }
  return found
}

type Answer = { readonly question?: string; readonly response?: { readonly option?: string } | null }
const optionIn = (content: Answer) => content.response?.option
const questionAndOption = (content: Answer) => [content.question, optionIn(content)] as const
