import {
  passkeyRefused,
  passkeysUnavailable,
  notFound,
  type addPasskey,
  type listPasskeys,
  type passkeyOptions,
  type passkeySignIn,
  type passkeySignInOptions,
  type removePasskey,
} from '@cadre/contracts'
import { isoOf, ok, refuse } from '@cadre/kernel'
import type { Handler } from '../../../platform/http/route.ts'
import { registrationOptions, signInOptions, verifiedRegistration, verifiedSignIn } from '../../../platform/webauthn.ts'
import { relyingPartyOf } from '../domain/relying-party.ts'
import {
  deletePasskey,
  insertChallenge,
  insertPasskey,
  lockPasskey,
  passkeysOf,
  savePasskeyUse,
  takeChallenge,
} from '../store/passkeys.ts'
import { personById } from '../store/people.ts'
import { requireConfirmed } from './confirm.ts'
import { notice } from './notice.ts'
import { startSession } from './start-session.ts'

const unavailable = (publicUrl: string) => refuse(passkeysUnavailable.code, { publicUrl })

export const beginPasskeySignIn: Handler<typeof passkeySignInOptions> = async (tx, _, { publicUrl }) => {
  const party = relyingPartyOf(publicUrl)
  if (!party) return unavailable(publicUrl)
  const options = await signInOptions(party)
  return ok({ challengeId: await insertChallenge(tx, null, options.challenge), options })
}

export const signInByPasskey: Handler<typeof passkeySignIn> = async (tx, { body }, call) => {
  const party = relyingPartyOf(call.publicUrl)
  if (!party) return unavailable(call.publicUrl)
  const challenge = await takeChallenge(tx, body.challengeId, null)
  const passkey = challenge === null ? null : await lockPasskey(tx, body.response.id)
  if (challenge === null || !passkey) return refuse(passkeyRefused.code)
  const response = { ...body.response, clientExtensionResults: {} }
  const counter = await verifiedSignIn(party, challenge, { response, passkey })
  if (counter === null) return refuse(passkeyRefused.code)
  await savePasskeyUse(tx, passkey.credentialId, counter)
  await startSession(tx, call, { personId: passkey.personId, assurance: 'passkey' })
  return ok({ state: 'signed-in' as const, personId: passkey.personId })
}

export const ownPasskeys: Handler<typeof listPasskeys> = async (reads) => {
  const passkeys = await passkeysOf(reads, reads.scope.personId)
  return ok({
    passkeys: passkeys.map((passkey) => ({
      ...passkey,
      createdAt: isoOf(passkey.createdAt),
      lastUsedAt: passkey.lastUsedAt === null ? null : isoOf(passkey.lastUsedAt),
    })),
  })
}

export const beginPasskey: Handler<typeof passkeyOptions> = async (tx, _, { publicUrl }) => {
  const { personId, sessionId } = tx.scope
  const confirmed = await requireConfirmed(tx, sessionId)
  if (!confirmed.ok) return confirmed
  const party = relyingPartyOf(publicUrl)
  if (!party) return unavailable(publicUrl)
  const person = await personById(tx, personId)
  const known = (await passkeysOf(tx, personId)).map(({ credentialId }) => credentialId)
  const registrant = { handle: personId, name: person.email, displayName: person.name, known }
  const options = await registrationOptions(party, registrant)
  return ok({ challengeId: await insertChallenge(tx, personId, options.challenge), options })
}

/** The challenge proves the recent confirmation: it was given only after one, minutes ago. */
export const keepPasskey: Handler<typeof addPasskey> = async (tx, { body }, { publicUrl }) => {
  const { personId } = tx.scope
  const party = relyingPartyOf(publicUrl)
  if (!party) return unavailable(publicUrl)
  const challenge = await takeChallenge(tx, body.challengeId, personId)
  if (challenge === null) return refuse(passkeyRefused.code)
  const response = { ...body.response, clientExtensionResults: {} }
  const passkey = await verifiedRegistration(party, challenge, response)
  if (!passkey) return refuse(passkeyRefused.code)
  const passkeyId = await insertPasskey(tx, personId, { ...passkey, name: body.name })
  await notice(tx, personId, 'passkey-added')
  return ok({ passkeyId, name: body.name, synced: passkey.synced, createdAt: isoOf(tx.now), lastUsedAt: null })
}

export const dropPasskey: Handler<typeof removePasskey> = async (tx, { params }) => {
  const { personId, sessionId } = tx.scope
  const confirmed = await requireConfirmed(tx, sessionId)
  if (!confirmed.ok) return confirmed
  if (!(await deletePasskey(tx, personId, params.passkeyId))) return refuse(notFound.code)
  await notice(tx, personId, 'passkey-removed')
  return ok({})
}
