import { readPaper, startAttempt, takeOver, uploadAnswers } from '@cadre/contracts'
import { unsavedEvents, writeAnswersFile } from '@cadre/attempt'
import { attemptCalls } from '../../../api/attempt/attempt-calls.ts'
import { standingFrom } from '../../../api/attempt/wire.ts'
import { call } from '../../../api/call.ts'
import { failureBehind } from '../../../api/request-failed.ts'
import { after, readClocks } from '../../../lib/device/clocks.ts'
import { openSealedStore, type SealedStore } from '../../../lib/device/sealed-store.ts'
import { browserRandom, secretOf } from '../../../lib/device/secret.ts'
import { claimName } from '../../../lib/device/tab-lock.ts'
import type { Failure } from '../../../lib/failure.ts'
import type { AttemptDevice } from './attempt-device.ts'
import { AttemptVault } from './attempt-vault.ts'
import { type Fresh, openWithPen, type Opened, type Opening } from './open-attempt.ts'
import { type Owner, type Paper, workIn } from './paper.ts'

export type AttemptAddress = { readonly organisationId: string; readonly attemptId: string }

let store: SealedStore | null = null
const theStore = (): SealedStore => (store ??= openSealedStore('cadre-attempts'))

export const vaultOf = (attemptId: string): AttemptVault => new AttemptVault(theStore(), attemptId)

const newWriter = (): string => secretOf(32)

/** Everything that an attempt needs of this browser. */
export function browserOpening(address: AttemptAddress): Opening {
  const calls = attemptCalls(address)
  return {
    vault: vaultOf(address.attemptId),
    claim: claimName,
    newWriter,
    parts: { read: readClocks, random: browserRandom, newId: () => secretOf(15), after, ...calls },
    lookOn: () =>
      call(readPaper, { params: address }).then(
        ({ standing }) => standingFrom(standing),
        () => null,
      ),
  }
}

/** What the server says now of somebody's own attempt, or why it says nothing. */
export async function freshPaper(address: AttemptAddress, owner: Owner): Promise<Fresh | Failure> {
  const sent = readClocks()
  try {
    const paper = await call(readPaper, { params: address })
    return freshOf(owner, paper, sent)
  } catch (thrown) {
    return failureBehind(thrown)
  }
}

const freshOf = (owner: Owner, paper: Paper, sent: Fresh['sent']): Fresh => ({
  paper: { ...owner, paper },
  sent,
  received: readClocks(),
})

type Beginning = Owner & {
  readonly assessmentId: string
  readonly honourCode: number | null
  readonly closedBook: boolean
}

/** Starts an attempt with a secret of this tab. Null: it is open elsewhere already, and this tab only looks on. */
export function beginning(): (
  input: Beginning,
) => Promise<{ readonly attemptId: string; readonly opened: Opened | null }> {
  // One secret for every try, so that a start whose reply was lost is answered like the first.
  const writer = newWriter()
  return async ({ organisationId, personId, accent, assessmentId, honourCode, closedBook }) => {
    const sent = readClocks()
    const body = { writer, honourCode, closedBook }
    const { writes, paper } = await call(startAttempt, { params: { organisationId, assessmentId }, body })
    const { attemptId } = paper
    if (!writes) return { attemptId, opened: null }
    const opening = browserOpening({ organisationId, attemptId })
    return {
      attemptId,
      opened: await openWithPen(opening, freshOf({ organisationId, personId, accent }, paper, sent), writer),
    }
  }
}

/** Takes the pen in this tab. @returns why not, or null. */
export async function takePenHere(device: AttemptDevice, address: AttemptAddress): Promise<Failure | null> {
  const { writer, standing } = device.state().outbox
  const sent = readClocks()
  try {
    const { paper } = await call(takeOver, { params: address, body: { writer, from: standing.epoch } })
    const given = standingFrom(paper.standing)
    device.noteStanding(given, { sent, received: readClocks() })
    device.takePen(given, workIn(paper))
    return null
  } catch (thrown) {
    device.tryNow()
    return failureBehind(thrown)
  }
}

/** What this device has and the server does not, as a file that a person carries. */
export const answersFileOf = (device: AttemptDevice, { attemptId }: AttemptAddress): string =>
  writeAnswersFile({
    attempt: attemptId,
    writtenAt: device.state().outbox.standing.at,
    events: unsavedEvents(device.state().outbox),
  })

/** Sends what is left here on the way of the answers file: kept always, counted by the rules. @returns why not, or null. */
export async function deliverKept(device: AttemptDevice, address: AttemptAddress): Promise<Failure | null> {
  try {
    const reply = await call(uploadAnswers, { params: address, body: { file: answersFileOf(device, address) } })
    device.acknowledge(new Set(reply.receipts.map(({ id }) => id)), standingFrom(reply.standing))
    return null
  } catch (thrown) {
    return failureBehind(thrown)
  }
}
