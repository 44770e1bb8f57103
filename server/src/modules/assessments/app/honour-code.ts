import { honourCodeChanged, type publishHonourCode, type readHonourCode } from '@cadre/contracts'
import { ok, refuse } from '@cadre/kernel'
import type { Handler } from '../../../platform/http/route.ts'
import { honourCodeOf, insertHonourCode, lockHonourCode } from '../store/honour-codes.ts'
import { callerOf } from './access.ts'

export const readCode: Handler<typeof readHonourCode> = async (reads) => {
  const { version, text } = await honourCodeOf(reads)
  return ok({ version, text })
}

/** The same words again are the same version. Attempts keep the version that was accepted. */
export const publishCode: Handler<typeof publishHonourCode> = async (tx, { body }) => {
  const standing = await lockHonourCode(tx)
  const text = body.text.trim()
  if (standing.text === text) return ok(standing)
  if (standing.version !== body.replaces) return refuse(honourCodeChanged.code, { version: standing.version })
  const next = { version: standing.version + 1, text }
  await insertHonourCode(tx, next, callerOf(tx))
  tx.record({ operation: 'assessments.publish-honour-code', subject: `version ${next.version}`, detail: {} })
  return ok(next)
}
