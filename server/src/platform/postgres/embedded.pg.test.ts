import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { expectOk } from '@cadre/kernel'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { type Embedded, startEmbedded } from './embedded.ts'
import { holderOf } from './lock.ts'
import { postmasterOf } from './orphan.ts'
import { isAlive } from './process.ts'
import { withClient } from './roles.ts'

const isRoot = process.getuid?.() === 0
const folders: string[] = []
const running: Embedded[] = []

/** Creating a database takes a second: most tests start the same one again. */
const shared = mkdtempSync(join(tmpdir(), 'cadre-life-'))
chmodSync(shared, 0o711)

/** A data folder that the database's account can reach. */
function dataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'cadre-life-'))
  chmodSync(folder, 0o711)
  folders.push(folder)
  return folder
}

const begin = (dataDir: string) => startEmbedded({ dataDir, log: () => undefined, durability: 'memory' })

async function begun(dataDir: string): Promise<Embedded> {
  const embedded = expectOk(await begin(dataDir))
  running.push(embedded)
  return embedded
}

/** A server process of its own that has committed one row, to be killed. */
async function strangerOn(dataDir: string): Promise<{ node: number; postgres: number }> {
  const entry = new URL('embedded.ts', import.meta.url).href
  const code = `
    const { startEmbedded } = await import(${JSON.stringify(entry)})
    const { withClient } = await import(${JSON.stringify(new URL('roles.ts', import.meta.url).href)})
    const { value } = await startEmbedded({ dataDir: ${JSON.stringify(dataDir)}, log: () => {}, durability: 'disk' })
    value.lock.tell({ address: 'http://localhost:4000' })
    await withClient(value.databaseUrlFor('cadre_owner', 'cadre'), async (client) => {
      await client.query('drop table if exists kept; create table kept (word text)')
      await client.query("insert into kept values ('committed')")
    })
    console.log('ready')
    setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: ['ignore', 'pipe', 'inherit'] })
  await once(createInterface(child.stdout), 'line')
  return { node: child.pid ?? 0, postgres: postmasterOf(join(dataDir, 'postgres', 'data-18'))?.pid ?? 0 }
}

async function kept({ databaseUrlFor }: Embedded): Promise<unknown> {
  return withClient(databaseUrlFor('cadre_owner', 'cadre'), async (client) => {
    return (await client.query('select word from kept')).rows
  })
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await pause(20)
}

afterEach(async () => {
  for (const embedded of running.splice(0)) await embedded.stop()
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

afterAll(() => rmSync(shared, { recursive: true, force: true }))

describe('an embedded database', () => {
  it('says so where a file stands in the place of the data folder', async () => {
    const file = join(dataFolder(), 'a-file')
    writeFileSync(file, '')
    expect(await begin(file)).toMatchObject({ code: 'postgres.no-folder', details: { dataDir: file } })
  })
  it('listens on a private socket only, keeps what is committed on disk, and checks its pages', async () => {
    const dataDir = shared
    const embedded = expectOk(await startEmbedded({ dataDir, log: () => undefined }))
    running.push(embedded)
    const settings = await withClient(embedded.databaseUrlFor('cadre_login', 'cadre'), async (client) => {
      const names = ['listen_addresses', 'fsync', 'full_page_writes', 'synchronous_commit', 'data_checksums']
      const select = names.map((name) => `current_setting('${name}')`)
      return Object.values((await client.query(`select array[${select.join()}] as all`)).rows[0])[0]
    })
    expect(settings).toEqual(['', 'on', 'on', 'on', 'on'])
    expect(statSync(embedded.socketDir).mode & 0o777).toBe(0o700)
  })

  it('tells a second start who holds the data', async () => {
    const dataDir = shared
    const embedded = await begun(dataDir)
    embedded.lock.tell({ address: 'http://localhost:4000' })
    const second = await begin(dataDir)
    expect(second).toMatchObject({ ok: false, code: 'postgres.held' })
    expect(second).toHaveProperty('details.holder.pid', process.pid)
    expect(second).toHaveProperty('details.holder.address', 'http://localhost:4000')
  })

  it('lets exactly one of several simultaneous starts through', async () => {
    const dataDir = dataFolder()
    const starts = await Promise.all([begin(dataDir), begin(dataDir), begin(dataDir)])
    for (const start of starts) if (start.ok) running.push(start.value)
    expect(starts.filter((start) => start.ok)).toHaveLength(1)
  })

  it('leaves nothing running and nothing locked when it is stopped', async () => {
    const dataDir = shared
    const embedded = expectOk(await begin(dataDir))
    const postgres = postmasterOf(join(dataDir, 'postgres', 'data-18'))?.pid ?? 0
    await embedded.stop()
    expect([isAlive(postgres), holderOf(dataDir), existsSync(join(dataDir, 'cadre.lock'))]).toEqual([
      false,
      null,
      false,
    ])
  })

  it.runIf(isRoot)('runs as nobody when root starts it', async () => {
    const dataDir = shared
    await begun(dataDir)
    const postgres = postmasterOf(join(dataDir, 'postgres', 'data-18'))?.pid
    expect(readFileSync(`/proc/${postgres}/status`, 'utf8')).toMatch(/^Uid:\t65534\t65534/m)
  })

  it.runIf(isRoot)('works from a folder that only root may enter', async () => {
    const home = dataFolder()
    chmodSync(home, 0o700)
    const dataDir = join(home, 'data')
    await begun(dataDir)
    const elsewhere = readFileSync(join(dataDir, 'DATABASE-IS-ELSEWHERE'), 'utf8').trim()
    folders.push(elsewhere)
    chmodSync(home, 0o711)
    await running.pop()?.stop()
    await begun(dataDir)
    expect([elsewhere.startsWith('/var/lib/cadre/'), existsSync(join(dataDir, 'postgres'))]).toEqual([true, false])
  })

  it('moves its socket to a short private folder when the path is too long for one', async () => {
    const dataDir = join(dataFolder(), 'a'.repeat(100))
    const embedded = await begun(dataDir)
    folders.push(embedded.socketDir)
    expect(Buffer.byteLength(`${embedded.socketDir}/.s.PGSQL.5432`)).toBeLessThanOrEqual(107)
    expect(statSync(embedded.socketDir).mode & 0o777).toBe(0o700)
  })

  it('refuses data of another major version and leaves it alone', async () => {
    const dataDir = dataFolder()
    mkdirSync(join(dataDir, 'postgres', 'data-16'), { recursive: true })
    writeFileSync(join(dataDir, 'postgres', 'data-16', 'PG_VERSION'), '16\n')
    expect(await begin(dataDir)).toMatchObject({ code: 'postgres.other-major', details: { found: 16, needed: 18 } })
    expect(holderOf(dataDir)).toBeNull()
  })
})

describe('after a sudden end (R-01)', () => {
  it('a killed server takes its database along, and what it committed is there at the next start', async () => {
    const dataDir = shared
    const { node, postgres } = await strangerOn(dataDir)
    process.kill(node, 'SIGKILL')
    await until(() => !isAlive(postgres))
    await expect(begun(dataDir).then(kept)).resolves.toEqual([{ word: 'committed' }])
  })

  it('a start that comes before the old database has gone waits for it', async () => {
    const dataDir = shared
    const { node } = await strangerOn(dataDir)
    process.kill(node, 'SIGKILL')
    await until(() => !isAlive(node))
    await expect(begun(dataDir).then(kept)).resolves.toEqual([{ word: 'committed' }])
  })

  it('server and database killed at once lose nothing that was committed', async () => {
    const dataDir = shared
    const { node, postgres } = await strangerOn(dataDir)
    process.kill(postgres, 'SIGKILL')
    process.kill(node, 'SIGKILL')
    await until(() => !isAlive(node))
    await expect(begun(dataDir).then(kept)).resolves.toEqual([{ word: 'committed' }])
  })

  it('a killed database comes back by itself under the same address', async () => {
    const dataDir = shared
    const embedded = await begun(dataDir)
    const cluster = join(dataDir, 'postgres', 'data-18')
    const before = postmasterOf(cluster)?.pid ?? 0
    process.kill(before, 'SIGKILL')
    await until(() => {
      const now = postmasterOf(cluster)
      return now !== null && now.isReady && now.pid !== before
    })
    const answer = await withClient(embedded.databaseUrlFor('cadre_login', 'cadre'), (client) =>
      client.query('select 1'),
    )
    expect(answer.rowCount).toBe(1)
  })

  it('a process id that belongs to somebody else by now does not block the start', async () => {
    const dataDir = shared
    await (await begun(dataDir)).stop()
    running.length = 0
    writeFileSync(
      join(dataDir, 'postgres', 'data-18', 'postmaster.pid'),
      `${process.pid}\n/elsewhere\n0\n5432\n\n\n\n\n`,
    )
    writeFileSync(
      join(dataDir, 'cadre.lock'),
      JSON.stringify({ pid: process.pid, since: '2020', mark: 'another boot' }),
    )
    await expect(begun(dataDir)).resolves.toHaveProperty('major', 18)
  })

  it('a lock or a database folder that was half written is done again', async () => {
    const dataDir = dataFolder()
    writeFileSync(join(dataDir, 'cadre.lock'), '{"pid": 1')
    mkdirSync(join(dataDir, 'postgres', 'data-18.new', 'base'), { recursive: true })
    await expect(begun(dataDir)).resolves.toHaveProperty('major', 18)
  })
})
