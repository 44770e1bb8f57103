import { instant } from '@cadre/kernel'
import { describe, expect, test } from 'vitest'
import { changesBetween } from './changes.ts'
import { invitationExpiry, nextStep, stateOf } from './invitation.ts'
import { invitationMail } from './invitation-mail.ts'

describe('an invitation', () => {
  test.each([
    ['nobody', false, 'make-account'],
    ['nobody', true, 'sign-in'],
    ['invited-person', false, 'accept'],
    ['invited-person', true, 'accept'],
    ['another-person', false, 'sign-out'],
    ['another-person', true, 'sign-out'],
  ] as const)('opened by %s, for a person known before: %s, asks to %s', (holder, activated, step) => {
    expect(nextStep(holder, activated)).toBe(step)
  })
  test('is open until the instant it expires, and an answer outlives that', () => {
    const expiresAt = invitationExpiry(instant(0))
    expect(stateOf({ status: 'open', expiresAt }, instant(expiresAt - 1))).toBe('open')
    expect(stateOf({ status: 'open', expiresAt }, expiresAt)).toBe('expired')
    expect(stateOf({ status: 'accepted', expiresAt }, expiresAt)).toBe('accepted')
  })
  test('is mailed with its link, and with words only if there are any', () => {
    const mail = {
      organisation: 'Brightloop',
      invitedBy: 'Ana',
      name: 'Noor',
      link: 'https://x.example/#ci_1',
      days: 14,
    }
    expect(invitationMail({ ...mail, message: ' ' }).text).not.toContain('writes')
    expect(invitationMail({ ...mail, message: 'See you on Tuesday' }).text).toMatch(
      /Ana writes:\n\nSee you on Tuesday\n[^]*https:\/\/x\.example\/#ci_1/,
    )
  })
})

test('an audit entry tells what changed and nothing else', () => {
  const before = { name: 'A', roles: ['trainer'], managerId: null }
  expect(changesBetween(before, { ...before, roles: ['trainer'] })).toEqual({})
  expect(changesBetween(before, { ...before, roles: ['trainer', 'manager'] })).toEqual({
    roles: { before: ['trainer'], after: ['trainer', 'manager'] },
  })
})
