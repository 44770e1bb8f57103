import { certification, listCertifications, me, recordDemand, removeDemand, type Operation } from '@cadre/contracts'
import { ok, refuse } from '@cadre/kernel'
import { withClient } from '@cadre/server/postgres'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { runFuzz } from '../testing/guards/fuzz.ts'
import type { GuardedServer } from '../testing/guards/guarded-server-on.ts'
import { openGuardedServer } from '../testing/guards/guarded-server.ts'
import { switchRowSecurityOff } from '../testing/guards/layers.ts'
import { runMatrix, type Held } from '../testing/guards/matrix.ts'
import { faultyAt, tripsOverLongNames, type Handle } from '../testing/guards/plants.ts'
import { runRepeats } from '../testing/guards/repeat.ts'
import { openWorld } from '../testing/guards/world.ts'

/** What the faults are planted in. */
const touched = [me, listCertifications, certification, recordDemand, removeDemand]
const matrixOf = async (server: GuardedServer, asked: readonly Operation[], held: Held = 'access and tenancy') =>
  (await runMatrix(await openWorld(server, touched), held, asked)).faults.join('\n')

/** A query that forgot its first condition. */
const everyCertification = sql`select certification_id as "certificationId", vendor, code, name, level, 'active' as status,
  null as "retiresOn", null as "successorCode", 0 as conflicts, 0 as held, 0 as demanded from catalogue.certifications`
const careless: Handle = async (unit) => ok({ items: (await everyCertification.execute(unit.db)).rows })

const everybodyOwns = await openGuardedServer((wiring) => ({
  ...wiring,
  async authenticate(client, tokenHash, organisationId) {
    const entered = await wiring.authenticate(client, tokenHash, organisationId)
    return entered && { ...entered, roles: ['owner'], tokenPermissions: null }
  },
}))
const unlocked = await openGuardedServer((wiring) => ({
  ...wiring,
  async authenticate(client, tokenHash, organisationId) {
    const entered = await wiring.authenticate(client, tokenHash, organisationId)
    await client.query(`select set_config('app.organisation', $1, true)`, [organisationId])
    return entered && { ...entered, roles: ['owner'], member: true }
  },
}))
const unfiltered = await openGuardedServer(faultyAt(listCertifications, () => careless))
const undeclared = await openGuardedServer(faultyAt(me, () => async () => refuse('nobody.declared-this')))
const tellsApart = await openGuardedServer(
  faultyAt(certification, (handle) => async (unit, input, call) => {
    const there =
      await sql`select 1 from catalogue.certifications where certification_id = ${input.params['certificationId']}`.execute(
        unit.db,
      )
    return there.rows.length > 0 ? handle(unit, input, call) : refuse('request.conflict', { constraint: 'none' })
  }),
)
const offSchema = await openGuardedServer(
  faultyAt(me, (handle) => async (unit, input, call) => {
    const result = await handle(unit, input, call)
    return result.ok ? ok({ ...(result.value as object), theme: 'plaid' }) : result
  }),
)
const naive = await openGuardedServer(tripsOverLongNames)
const twiceOver = await openGuardedServer()
const growing = await openGuardedServer(
  faultyAt(removeDemand, () => async (unit) => {
    await sql`insert into catalogue.resources select organisation_id, 'res_' || gen_random_uuid(), certification_id, 'again', 'https://x', 'other'
    from catalogue.certifications limit 1`.execute(unit.db)
    return ok({})
  }),
)

describe('each guard finds a planted fault', () => {
  test('somebody enters whom the contract keeps out', async () => {
    expect(await matrixOf(everybodyOwns, [recordDemand])).toMatch(/participant: expected auth.forbidden, got 201/)
  })
  test('every door opens: another organisation’s rows are read and written', async () => {
    const faults = await matrixOf(unlocked, [listCertifications, recordDemand])
    expect(faults).toMatch(/catalogue.certifications by owner: expected request.not-found, got 200/)
    expect(faults).toMatch(/shows ids of Zephyr/)
    expect(faults).toMatch(/catalogue.record-demand by owner: wrote rows of Zephyr/)
  })
  test('a query without its tenant condition is saved by row-level security, and found without it', async () => {
    const world = await openWorld(unfiltered, touched)
    expect((await runMatrix(world, 'tenancy', [listCertifications])).faults).toEqual([])
    await switchRowSecurityOff(unfiltered.urls.superuserUrl)
    expect((await runMatrix(world, 'tenancy', [listCertifications])).faults.join('\n')).toMatch(/shows ids of Zephyr/)
  })
  test('another’s object is told apart from a missing one', async () => {
    await switchRowSecurityOff(tellsApart.urls.superuserUrl)
    expect(await matrixOf(tellsApart, [certification], 'tenancy')).toMatch(/another's crt is not like a missing one/)
  })
  test('a failure that was not declared', async () => {
    expect(await matrixOf(undeclared, [me])).toMatch(/identity.me by owner: answered 500/)
  })
  test('a reply off its schema', async () => {
    const report = await runFuzz(await openWorld(offSchema, touched), { requests: 50, seed: 1 }, [me])
    expect(report.faults.join()).toMatch(/off its schema: theme/)
  })
  test('a handler that trips over its input', async () => {
    const report = await runFuzz(await openWorld(naive, touched), { requests: 300, seed: 1 }, [recordDemand])
    expect(report.faults.join()).toMatch(/catalogue.record-demand: answered 500/)
  })
  test('a key that is not kept, so that ten calls have ten effects', async () => {
    const world = await openWorld(twiceOver, touched)
    await withClient(twiceOver.urls.superuserUrl, (client) =>
      client.query('alter table platform.idempotency_keys drop constraint idempotency_keys_pkey'),
    )
    const { faults } = await runRepeats(world, [recordDemand])
    expect(faults.join('\n')).toMatch(/catalogue.record-demand: .*(replies differ|were replays)/)
    expect(faults.join('\n')).toMatch(/10 calls changed rows/)
  })
  test('a “natural” operation that does more each time', async () => {
    const { faults } = await runRepeats(await openWorld(growing, touched), [removeDemand])
    expect(faults.join()).toMatch(/the second call changed the state: catalogue.resources/)
  })
})
