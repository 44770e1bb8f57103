import { type ClientEvent, type Leftover, type Reading, unsavedEvents } from '@cadre/attempt'
import type { SealedStore } from '../../../lib/device/sealed-store.ts'
import { type KeptPaper, parseKeptPaper } from './paper.ts'
import { type Kept, restoredTab, type TabRecord, tabRecordOf } from './tab-record.ts'

/** Claims a name among the browser's tabs; null: another tab has it. */
export type Claim = (name: string) => Promise<(() => void) | null>

const paperName = 'paper'
const tabPrefix = 'tab '

/** What this browser keeps of one attempt: the paper, and for each tab that ever wrote what it owes the server. */
export class AttemptVault {
  readonly #store: SealedStore
  readonly #vault: string

  constructor(store: SealedStore, attemptId: string) {
    this.#store = store
    this.#vault = attemptId
  }

  /** Null when there is none, or when the disk does not answer. */
  paper = async (): Promise<KeptPaper | null> =>
    parseKeptPaper(await this.#store.get(this.#vault, paperName).catch(() => null))

  /** Without the paper on disk a reload needs the network; nothing else depends on it. */
  keepPaper = (paper: KeptPaper): Promise<void> => this.#store.put(this.#vault, paperName, paper).catch(() => {})

  keepTab = (tab: string, record: TabRecord): Promise<void> => this.#store.put(this.#vault, tabPrefix + tab, record)

  /** Removes a tab's record, and everything else when it was the last. */
  async wipeTab(tab: string): Promise<void> {
    const others = (await this.#tabs()).filter((name) => name !== tabPrefix + tab)
    await (others.length === 0 ? this.#store.wipe(this.#vault) : this.#store.remove(this.#vault, tabPrefix + tab))
  }

  /**
   * Goes on where tabs that are closed now stopped: takes over the record of the newest epoch. What older ones could not deliver
   * becomes leftovers, for the taker to choose (I3). What cannot be read now stays: the disk may answer the next time, or a newer page
   * may have written it. Null when no closed tab left anything that can be read.
   */
  async adopt(claim: Claim, now: Reading): Promise<{ readonly tab: string; readonly kept: Kept } | null> {
    const closed: { readonly tab: string; readonly kept: Kept; readonly letGo: () => void }[] = []
    for (const name of await this.#tabs().catch(() => [])) {
      const letGo = await claim(`${this.#vault} ${name}`)
      const kept = letGo && restoredTab(await this.#store.get(this.#vault, name).catch(() => null), now)
      if (letGo && kept) closed.push({ tab: name.slice(tabPrefix.length), kept, letGo })
      else letGo?.()
    }
    const [newest, ...older] = closed.toSorted((a, b) => b.kept.outbox.epoch - a.kept.outbox.epoch)
    if (!newest) return null
    const kept = withLeftovers(
      newest.kept,
      older.flatMap(({ kept }) => unsavedEvents(kept.outbox)),
    )
    await this.#moveTo(
      newest.tab,
      kept,
      older.map(({ tab }) => tab),
    )
    for (const { letGo } of older) letGo()
    return { tab: newest.tab, kept }
  }

  /** First the copy, then the originals go; a disk that refuses the copy keeps them. */
  async #moveTo(tab: string, kept: Kept, from: readonly string[]): Promise<void> {
    if (from.length === 0) return
    try {
      await this.keepTab(tab, tabRecordOf(kept))
      for (const other of from) await this.#store.remove(this.#vault, tabPrefix + other)
    } catch {
      // They are still there for the next time.
    }
  }

  /** A record of its own for a tab that begins. */
  claimTab = (claim: Claim, tab: string) => claim(`${this.#vault} ${tabPrefix}${tab}`)

  #tabs = async (): Promise<string[]> =>
    (await this.#store.names(this.#vault)).filter((name) => name.startsWith(tabPrefix))
}

const withLeftovers = (kept: Kept, events: readonly ClientEvent[]): Kept => {
  const added = events.map((event): Leftover => ({ event, why: 'fenced', kept: true }))
  return { ...kept, outbox: { ...kept.outbox, leftovers: [...kept.outbox.leftovers, ...added] } }
}
