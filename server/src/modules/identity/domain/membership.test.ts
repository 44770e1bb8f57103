import { mayGrant, roles, type Role } from '@cadre/contracts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decideEnd, decideLeave, decideManager, decideRoles, type Standing } from './membership.ts'
import { grantableBy, withinRank } from './rank.ts'

const someRoles = fc.uniqueArray(fc.constantFrom(...roles), { minLength: 1 })
const status = fc.constantFrom('invited' as const, 'active' as const, 'ended' as const)
const standing: fc.Arbitrary<Standing<Role>> = fc.record({ status, roles: someRoles })
const decision = fc.record({ actorRoles: someRoles, current: standing, otherOwners: fc.nat(2) })

describe('rank (S-13)', () => {
  test('is closed: what a granted role may grant, its granter could grant', () => {
    for (const role of roles) {
      const reach = grantableBy(mayGrant, [role])
      for (const granted of reach) expect(reach.isSupersetOf(grantableBy(mayGrant, [granted]))).toBe(true)
    }
  })
  test('only an owner makes an owner', () => {
    for (const role of roles) expect(mayGrant[role].includes('owner')).toBe(role === 'owner')
  })
  test('no change that is allowed reaches beyond what the actor may grant', () => {
    fc.assert(
      fc.property(decision, someRoles, (given, next) => {
        const decided = decideRoles({ table: mayGrant, ...given }, next)
        const grantable = grantableBy(mayGrant, given.actorRoles)
        if (decided.ok) expect([...next, ...given.current.roles].every((role) => grantable.has(role))).toBe(true)
      }),
    )
  })
  test('nobody raises their own rank, by any number of steps', () => {
    fc.assert(
      fc.property(someRoles, fc.array(someRoles, { maxLength: 6 }), (first, steps) => {
        const start = grantableBy(mayGrant, first)
        let held: readonly Role[] = first
        for (const next of steps) {
          const current = { status: 'active' as const, roles: held }
          if (decideRoles({ table: mayGrant, actorRoles: held, current, otherOwners: 1 }, next).ok) held = next
        }
        expect(start.isSupersetOf(grantableBy(mayGrant, held))).toBe(true)
      }),
    )
  })
  test.each([
    ['programme-lead', 'auditor', ['auditor']],
    ['programme-lead', 'programme-lead', []],
    ['partner-admin', 'framework-owner', ['framework-owner']],
    ['trainer', 'participant', ['participant']],
    ['owner', 'owner', []],
  ] as const)('a %s who touches a %s is above rank in %j', (actor, touched, above) => {
    const decided = withinRank(mayGrant, [actor], [touched])
    expect(decided.ok ? [] : decided.details.roles).toEqual(above)
  })
})

describe('the last owner', () => {
  test('never loses the role, leaves or is ended', () => {
    fc.assert(
      fc.property(decision, someRoles, (given, next) => {
        const owner: Standing<Role> = { status: 'active', roles: ['owner', ...given.current.roles] }
        const alone = { table: mayGrant, actorRoles: given.actorRoles, current: owner, otherOwners: 0 }
        expect(decideLeave(alone).ok).toBe(false)
        expect(decideEnd(alone).ok).toBe(false)
        if (!next.includes('owner')) expect(decideRoles(alone, next).ok).toBe(false)
      }),
    )
  })
})

describe('a manager', () => {
  const boss = { personId: 'per_b', status: 'active' as const, above: ['per_c'] }
  test.each([
    ['is a member', 'per_a', boss, true],
    ['is not oneself', 'per_b', boss, false],
    ['is not managed by oneself', 'per_c', boss, false],
    ['is no former member', 'per_a', { ...boss, status: 'ended' as const }, false],
    ['is known', 'per_a', null, false],
  ])('%s', (_, personId, manager, allowed) => {
    expect(decideManager(personId, manager).ok).toBe(allowed)
  })
})
