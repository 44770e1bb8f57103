import { invite, readAudit, readNotifications, readOutbox } from '@cadre/contracts'
import { expectOk } from '@cadre/kernel'
import { afterAll, expect, test } from 'vitest'
import { join, openFirstOrganisation } from '../../testing/people.ts'
import { openTestServer } from '../../testing/test-server.ts'

const server = await openTestServer()
afterAll(() => server.close())
const { owner, organisationId } = await openFirstOrganisation(server)
const params = { organisationId }
const people = ['bo', 'cy', 'di'].map((name) => ({
  name,
  email: `${name}@example.org`,
  roles: ['participant' as const],
}))
expectOk(await owner.call(invite, { params, body: { people } }))

test('mail is readable in the product, newest first, page by page', async () => {
  const first = expectOk(await owner.call(readOutbox, { params, query: { limit: 2 } }))
  const rest = expectOk(await owner.call(readOutbox, { params, query: { cursor: first.next ?? '' } }))
  expect([...first.items, ...rest.items].map(({ to }) => to).toSorted()).toEqual(people.map(({ email }) => email))
  expect(first.items[0]?.text).toContain('/invitation#ci_')
})

test('a link of a mail that has left shows no secret any more', async () => {
  await server.database.pool.query(
    'begin; set local role cadre_system; update mail.messages set sent_at = now(); commit',
  )
  const { items } = expectOk(await owner.call(readOutbox, { params }))
  expect(items.every(({ text }) => text.includes('/invitation#…'))).toBe(true)
})

test('the audit log names who did what', async () => {
  const { items } = expectOk(await owner.call(readAudit, { params, query: { limit: 1 } }))
  expect(items[0]).toMatchObject({ by: 'Ana Ruiz', operation: expect.stringContaining('invite') })
})

test('notifications tell those who plan what others did, and everybody what they were mailed', async () => {
  const eve = await join(server, { by: owner, organisationId, name: 'Eve', roles: ['participant'] })
  const forOwner = expectOk(await owner.call(readNotifications, { params }))
  expect(forOwner.items[0]).toMatchObject({ words: 'Eve accepted the invitation', place: 'settings/members' })
  const forEve = expectOk(await eve.call(readNotifications, { params }))
  expect(forEve.items.map(({ words }) => words)).toEqual([expect.stringContaining('invites you to')])
})
