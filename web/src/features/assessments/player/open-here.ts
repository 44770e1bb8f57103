import { notFound } from '@cadre/contracts'
import { isId } from '@cadre/kernel'
import type { QueryClient } from '@tanstack/react-query'
import { sessionQuery } from '../../../api/session/session-query.ts'
import type { Failure } from '../../../lib/failure.ts'
import { askBeforeClosing } from '../device/ask-before-closing.ts'
import { after, inTime } from '../../../lib/device/clocks.ts'
import { browserOpening, freshPaper, vaultOf } from '../device/browser-opening.ts'
import { diskPatienceMs, openAttempt } from '../device/open-attempt.ts'
import type { Exam } from './exam-context.ts'

export type Opening =
  | Exam
  | { readonly failure: Failure }
  | { readonly signedOut: true }
  /** No attempt of this person has this address. */
  | { readonly missing: true }

/** Attempts stay open as long as the page lives, also when another page is shown: what is unsent goes on being sent. */
const open = new Map<string, Exam>()
const opening = new Map<string, Promise<Opening>>()

/** An attempt that was just started in this tab. */
export function handOver(exam: Exam): void {
  open.set(exam.address.attemptId, exam)
  askBeforeClosing(exam.device, window)
}

/** Opens an attempt once in this tab, with the network, without it, and without a session where the device kept enough. */
export async function openHere(client: QueryClient, slug: string, attemptId: string): Promise<Opening> {
  const known = open.get(attemptId)
  if (known) return known
  const started = opening.get(attemptId) ?? openFirst(client, slug, attemptId)
  opening.set(attemptId, started)
  const opened = await started.finally(() => opening.delete(attemptId))
  if ('device' in opened && !open.has(attemptId)) handOver(opened)
  return opened
}

async function openFirst(client: QueryClient, slug: string, attemptId: string): Promise<Opening> {
  if (!isId('att', attemptId)) return { missing: true }
  const session = await client.fetchQuery(sessionQuery).catch(() => undefined)
  const onDisk = await inTime(vaultOf(attemptId).paper(), diskPatienceMs, null, after)
  // What another person left in this browser is theirs.
  const kept = session && onDisk && onDisk.personId !== session.personId ? null : onDisk
  const membership = session?.memberships.find((each) => each.slug === slug)
  const organisationId = membership?.organisationId ?? kept?.organisationId
  if (organisationId === undefined)
    return session === null ? { signedOut: true } : session ? { missing: true } : { failure: nothingHere }
  const address = { organisationId, attemptId }
  const accent = membership?.accent ?? null
  const fresh = session ? await freshPaper(address, { organisationId, personId: session.personId, accent }) : null
  if (!kept && (fresh === null || 'code' in fresh)) {
    if (fresh === null) return { signedOut: true }
    return fresh.code === notFound.code ? { missing: true } : { failure: fresh }
  }
  const opened = await openAttempt(browserOpening(address), fresh && 'paper' in fresh ? fresh : null)
  return opened ? { device: opened.device, kept: opened.kept, address, slug } : { failure: nothingHere }
}

const nothingHere: Failure = {
  code: 'web.no-paper',
  title: 'This attempt cannot be opened here without a connection.',
  detail: 'It was not started in this browser. Connect to the network and load the page again.',
  fields: {},
  passing: true,
}
