import { describe, expect, it } from 'vitest'
import { testDatabase } from '@cadre/testkit'
import { checkExternal, judgeVersion, openDatabase } from './source.ts'
import { sayWhy } from './words.ts'

const database = await testDatabase()

describe('a PostgreSQL of your own', () => {
  it('is used as it is when it can carry Cadre', async () => {
    const opened = await openDatabase({ ownerUrl: database.ownerUrl, dataDir: '/nowhere', log: () => undefined })
    expect(opened).toMatchObject({ ok: true, value: { ownerUrl: database.ownerUrl, embedded: null } })
  })

  it.each([
    [140_012, '14.12'],
    [90_603, '9.603'],
  ])('is refused when it is older than 15 (%i)', (number, found) => {
    expect(judgeVersion(number)).toMatchObject({ code: 'postgres.too-old', details: { found, needed: 15 } })
  })

  it.each([150_000, 180_004])('is welcome from 15 on (%i)', (number) => {
    expect(judgeVersion(number).ok).toBe(true)
  })

  it('says that it does not answer', async () => {
    const refused = await checkExternal('postgresql://cadre@localhost:1/cadre')
    expect(refused.ok ? '' : sayWhy(refused)).toContain('ECONNREFUSED')
  })
})
