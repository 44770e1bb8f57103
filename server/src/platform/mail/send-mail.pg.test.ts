import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { instant, ok, present, seededRandom } from '@cadre/kernel'
import { testDatabase } from '@cadre/testkit'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { afterAll, expect, test } from 'vitest'
import { openPool } from '../db/pools.ts'
import { as, transact, type Database } from '../db/transaction.ts'
import { systemScope } from '../scope.ts'
import { queueMail } from './queue-mail.ts'
import { sendMailTask } from './send-mail.ts'

const { loginUrl } = await testDatabase()
const pool = openPool({ url: loginUrl, max: 2, name: 'test' })
const database: Database = { pool, clock: () => instant(0), random: seededRandom(1) }
afterAll(() => pool.end())

test.each<[string, SMTPServerOptions]>([
  ['before its greeting', { onConnect: () => {} }],
  ['after the letter', { onData: (stream) => void stream.resume() }],
])(
  'a mail server that falls silent %s is given up, and the letter tried again',
  { timeout: 10_000 },
  async (_, deaf) => {
    const smtp = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      closeTimeout: 1,
      ...deaf,
    })
    const listening = smtp.listen(0, '127.0.0.1')
    await once(listening, 'listening')
    const { port } = listening.address() as AddressInfo
    const send = sendMailTask(database, {
      smtpUrl: `smtp://127.0.0.1:${port}`,
      from: 'Cadre <cadre@example.org>',
      patienceMs: 100,
    })
    const { value } = await transact(database, as(systemScope), async (tx) => {
      const messageId = tx.newId('mai')
      await queueMail(tx, { messageId, realm: 'per_x', to: 'ana@example.org', subject: 'Hello', text: 'Welcome' })
      return ok(messageId)
    })
    await expect(send({ realm: 'per_x', messageId: value })).rejects.toMatchObject({ code: 'ETIMEDOUT' })
    const noted = await transact(database, as(systemScope), async ({ db }) => {
      const columns = ['sent_at', 'failed_attempts', 'last_error'] as const
      return ok(await db.selectFrom('mail.messages').select(columns).where('message_id', '=', value).executeTakeFirst())
    })
    expect(present(noted.value, 'it is in the outbox')).toMatchObject({ sent_at: null, failed_attempts: 1 })
    await new Promise<void>((resolve) => smtp.close(() => resolve()))
  },
)
