import { mediaRefused, notFound, type addMedia, type readMedia } from '@cadre/contracts'
import { ok, refuse } from '@cadre/kernel'
import type { Handler } from '../../../platform/http/route.ts'
import { acceptImage } from '../domain/image.ts'
import { findMedia, keepMedia } from '../store/media.ts'

const base64 = /^[A-Za-z0-9+/]+={0,2}$/

export const addOne: Handler<typeof addMedia> = async (tx, { body }) => {
  if (!base64.test(body.base64)) return refuse(mediaRefused.code, { reason: 'not-base64' as const })
  const accepted = acceptImage(Buffer.from(body.base64, 'base64'))
  if (!accepted.ok) return accepted
  const hash = await keepMedia(tx, accepted.value)
  const { type, bytes } = accepted.value
  tx.record({ operation: 'bank.add-media', subject: hash, detail: { type, bytes: bytes.length } })
  return ok({ hash, type, bytes: bytes.length })
}

/** As a data address; the platform sends its bytes. */
export const readOneMedia: Handler<typeof readMedia> = async (reads, { params }) => {
  const found = await findMedia(reads, params.hash)
  if (!found) return refuse(notFound.code)
  return ok(`data:${found.type};base64,${Buffer.from(found.bytes).toString('base64')}`)
}
