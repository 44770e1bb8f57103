import {
  noteExchange,
  noteStanding,
  openOutbox,
  type Outbox,
  type Reading,
  type ServerClock,
  type Standing,
} from '@cadre/attempt'
import { standingFrom } from '../../../api/attempt/wire.ts'
import { inTime } from '../../../lib/device/clocks.ts'
import { AttemptDevice, type DeviceParts } from './attempt-device.ts'
import type { AttemptVault, Claim } from './attempt-vault.ts'
import { type KeptPaper, workIn } from './paper.ts'
import type { Kept, TabRecord } from './tab-record.ts'
import { workShown } from './work.ts'

/** One attempt in one tab. */
export type Opened = { readonly device: AttemptDevice; readonly kept: KeptPaper; readonly close: () => void }

export type Opening = {
  readonly vault: AttemptVault
  readonly claim: Claim
  readonly parts: Omit<DeviceParts, 'keep' | 'wipe'>
  /** A fresh secret of this tab. */
  readonly newWriter: () => string
  /** What the session's owner is told of the standing, for a tab that never held the pen; null without an answer. */
  readonly lookOn: () => Promise<Standing | null>
}

/** A paper that the server gave just now, with the clocks around that exchange. */
export type Fresh = { readonly paper: KeptPaper; readonly sent: Reading; readonly received: Reading }

/** A disk that takes longer is as good as none: the time of an exam runs, and it can be taken without one. */
export const diskPatienceMs = 10_000
const patiently = <T>({ parts }: Opening, work: Promise<T>, instead: T): Promise<T> =>
  inTime(work, diskPatienceMs, instead, parts.after)

/** A tab that was just given the pen: the attempt was started with its secret. */
export async function openWithPen(opening: Opening, fresh: Fresh, writer: string): Promise<Opened> {
  const { paper } = fresh.paper
  const standing = standingFrom(paper.standing)
  await patiently(opening, opening.vault.keepPaper(fresh.paper), undefined)
  return begun(opening, fresh.paper, {
    outbox: openOutbox(paper.attemptId, writer, standing),
    work: workIn(paper),
    clock: clockOf(standing, fresh, opening.parts.read()),
    at: null,
  })
}

/**
 * Opens an attempt in this tab: goes on with what a closed tab of this browser left, pen included, else looks on.
 * @param fresh what the server says now; null without a network. @returns null when there is no paper to show.
 */
export async function openAttempt(opening: Opening, fresh: Fresh | null): Promise<Opened | null> {
  const keptPaper = fresh?.paper ?? (await patiently(opening, opening.vault.paper(), null))
  if (!keptPaper) return null
  if (fresh) await patiently(opening, opening.vault.keepPaper(fresh.paper), undefined)
  const adopted = await patiently(opening, opening.vault.adopt(opening.claim, opening.parts.read()), null)
  if (adopted) return resumed(opening, { keptPaper, fresh }, adopted)
  const { paper } = keptPaper
  const standing = standingFrom(paper.standing)
  return begun(opening, keptPaper, {
    outbox: lookingOn(paper.attemptId, opening.newWriter(), standing),
    work: workIn(paper),
    clock: clockOf(standing, fresh, opening.parts.read()),
    at: null,
  })
}

/** An outbox that knows the standing and does not hold the pen. */
const lookingOn = (attemptId: string, writer: string, standing: Standing): Outbox =>
  noteStanding(openOutbox(attemptId, writer, { ...standing, epoch: standing.epoch - 1 }), standing)

/** Without an exchange just now, the time is in doubt until the next one, and early rather than late. */
const clockOf = (standing: Standing, exchange: Omit<Fresh, 'paper'> | null, now: Reading): ServerClock =>
  exchange
    ? noteExchange(null, { ...exchange, server: standing.at })
    : { server: standing.at, reading: now, errorMs: 0, inDoubt: true }

async function begun(opening: Opening, paper: KeptPaper, start: Kept): Promise<Opened> {
  const tab = opening.parts.newId()
  await opening.vault.claimTab(opening.claim, tab)
  return running(opening, { tab, paper, start })
}

type Adopted = NonNullable<Awaited<ReturnType<AttemptVault['adopt']>>>
type Papers = { readonly keptPaper: KeptPaper; readonly fresh: Fresh | null }

function resumed(opening: Opening, { keptPaper, fresh }: Papers, { tab, kept }: Adopted): Opened {
  if (!fresh) return running(opening, { tab, paper: keptPaper, start: kept })
  const { outbox } = kept
  const unsaved = outbox.pending.map(({ event }) => event)
  const start = { ...kept, work: workShown(workIn(fresh.paper.paper), unsaved) }
  const opened = running(opening, { tab, paper: keptPaper, start })
  opened.device.noteStanding(standingFrom(fresh.paper.paper.standing), fresh)
  return opened
}

type Run = { readonly tab: string; readonly paper: KeptPaper; readonly start: Kept }

function running({ vault, parts, lookOn }: Opening, { tab, paper, start }: Run): Opened {
  // A record is worth keeping from when this tab first holds the pen; before, its secret opens nothing.
  let held = start.outbox.epoch === start.outbox.standing.epoch || start.outbox.pending.length > 0
  const holds = ({ outbox }: TabRecord): boolean => (held ||= outbox.epoch === outbox.standing.epoch)
  const device = new AttemptDevice(
    {
      ...parts,
      keep: (record) => (holds(record) ? vault.keepTab(tab, record) : Promise.resolve()),
      wipe: () => vault.wipeTab(tab),
      standing: (writer) => (held ? parts.standing(writer) : lookOn()),
    },
    start,
  )
  device.start()
  return { device, kept: paper, close: () => device.stop() }
}
