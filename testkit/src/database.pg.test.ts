import { withClient } from '@cadre/server/postgres'
import { describe, expect, inject, it } from 'vitest'
import { testDatabase } from './database.ts'

const database = await testDatabase()
const other = await testDatabase()

const ask = (url: string, question: string): Promise<unknown> =>
  withClient(url, async (client) => Object.values((await client.query(question)).rows[0] ?? {})[0])

describe('a database for tests', () => {
  it('is the caller’s own: what one file writes another does not see', async () => {
    await ask(database.ownerUrl, 'create table mine (id int)')
    await expect(ask(other.ownerUrl, `select to_regclass('mine')::text`)).resolves.toBeNull()
    await expect(ask(database.ownerUrl, `select to_regclass('mine')::text`)).resolves.toBe('mine')
  })

  it('lets the owner make tables and the login only come in', async () => {
    await expect(ask(database.loginUrl, 'select current_user')).resolves.toBe('cadre_login')
    await expect(ask(database.loginUrl, 'create table theirs (id int)')).rejects.toThrow('permission denied')
  })

  it('gives the login no right it does not take on by name', async () => {
    await ask(database.ownerUrl, 'create table shared (id int)')
    await ask(database.ownerUrl, 'grant select on shared to cadre_app')
    await expect(ask(database.loginUrl, 'select count(*) from shared')).rejects.toThrow('permission denied')
    const counted = await withClient(database.loginUrl, async (client) => {
      await client.query(`select set_config('role', 'cadre_app', false)`)
      return (await client.query('select count(*) from shared')).rows
    })
    expect(counted).toEqual([{ count: '0' }])
  })

  it('runs on PostgreSQL 15 or later, without a TCP port', async () => {
    expect(inject('postgresForTests').major).toBeGreaterThanOrEqual(15)
    await expect(ask(database.superuserUrl, 'show listen_addresses')).resolves.toBe('')
  })
})
