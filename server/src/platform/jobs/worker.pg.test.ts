import type { AddressInfo } from 'node:net'
import { instant, ok, seededRandom } from '@cadre/kernel'
import { testDatabase } from '@cadre/testkit'
import { SMTPServer } from 'smtp-server'
import { afterAll, describe, expect, test } from 'vitest'
import { openPool } from '../db/pools.ts'
import { as, transact, type Database } from '../db/transaction.ts'
import { withClient } from '../postgres/index.ts'
import { openLog } from '../log/log.ts'
import { queueMail } from '../mail/queue-mail.ts'
import { sendMailTask } from '../mail/send-mail.ts'
import { systemScope } from '../scope.ts'
import { startWorker, type Tasks } from './worker.ts'

const { loginUrl, superuserUrl } = await testDatabase()
const pool = openPool({ url: loginUrl, max: 4, name: 'test' })
const database: Database = { pool, clock: () => instant(0), random: seededRandom(1) }
afterAll(() => pool.end())
const start = (tasks: Tasks) =>
  startWorker({ url: loginUrl, tasks, recurring: [], log: openLog('silent'), concurrency: 2 })

const enqueue = (task: string) =>
  transact(database, as(systemScope), async (tx) => (await tx.enqueue({ task, payload: {} }), ok(null)))

describe('the worker', () => {
  test('runs a committed job once, though two processes wait for it', async () => {
    const seen: unknown[] = []
    const done = Promise.withResolvers<void>()
    const tasks: Tasks = { note: async (payload) => (seen.push(payload), done.resolve()) }
    const workers = await Promise.all([start(tasks), start(tasks)])
    await transact(
      database,
      as(systemScope),
      async (tx) => (await tx.enqueue({ task: 'note', payload: { n: 1 } }), ok(null)),
    )
    await done.promise
    await Promise.all(workers.map((worker) => worker.stop()))
    expect(seen).toEqual([{ n: 1 }])
  })
  test('takes up what a process that was killed had begun', async () => {
    await enqueue('left')
    // As it stands after kill -9: taken in the name of a process whose connection is gone, long enough ago.
    await withClient(superuserUrl, (client) =>
      client.query(
        `update graphile_worker._private_jobs set locked_by = 'pool-killed', locked_at = now() - interval '1 minute'`,
      ),
    )
    const done = Promise.withResolvers<void>()
    const worker = await start({ left: async () => done.resolve() })
    await done.promise
    await worker.stop()
  })
  test('runs what gathers when the first was due, with what the last said', async () => {
    const asked = (n: number, runAt: number, keepsTime: boolean) =>
      transact(database, as(systemScope), async (tx) => {
        await tx.enqueue({ task: 'later', payload: { n }, key: 'gathers', runAt: instant(runAt), keepsTime })
        return ok(null)
      })
    const waiting = () =>
      withClient(superuserUrl, async (client) => {
        const text = "select run_at, payload from graphile_worker._private_jobs where key = 'gathers'"
        const { rows } = await client.query<{ run_at: Date; payload: unknown }>(text)
        return rows.map(({ run_at, payload }) => [run_at.getTime(), payload])
      })
    const [first, last] = [Date.UTC(2126, 0, 1), Date.UTC(2126, 0, 2)]
    await asked(1, first, true)
    await asked(2, last, true)
    expect(await waiting()).toEqual([[first, { n: 2 }]])
    await asked(3, last, false)
    expect(await waiting()).toEqual([[last, { n: 3 }]])
  })
  test('hands queued mail to the mail server with its attachment', async () => {
    const received = Promise.withResolvers<string>()
    const smtp = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      onData(stream, _, callback) {
        let text = ''
        stream.on('data', (chunk: Buffer) => (text += chunk.toString()))
        stream.on('end', () => (received.resolve(text), callback()))
      },
    })
    const listening = smtp.listen(0, '127.0.0.1')
    await new Promise((resolve) => listening.once('listening', resolve))
    const { port } = listening.address() as AddressInfo
    const worker = await start({
      'mail.send': sendMailTask(database, { smtpUrl: `smtp://127.0.0.1:${port}`, from: 'Cadre <cadre@example.org>' }),
    })
    const attachments = [{ filename: 'invite.ics', contentType: 'text/calendar', content: 'BEGIN:VCALENDAR' }]
    await transact(
      database,
      as(systemScope),
      async (tx) => (
        await queueMail(tx, { realm: 'per_x', to: 'ana@example.org', subject: 'Hello', text: 'Welcome', attachments }),
        ok(null)
      ),
    )
    const text = await received.promise
    await worker.stop()
    await new Promise<void>((resolve) => smtp.close(() => resolve()))
    expect(text).toContain('Subject: Hello')
    expect(text).toContain('invite.ics')
  })
})
