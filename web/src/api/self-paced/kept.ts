import { readReviewPack, readStudy, type ReplyOf } from '@cadre/contracts'
import type { SealedStore } from '../../lib/device/sealed-store.ts'
import { z } from 'zod'

export type Study = ReplyOf<typeof readStudy>
type Packed = ReplyOf<typeof readReviewPack>['items'][number]
export type Answer = Packed['answer']
export type Queued = Omit<Packed, 'answer'>
/** A clock that runs; what for, and since when. */
export type Timer = {
  readonly startedAt: string
  readonly cohortId: Study['cohorts'][number]['cohortId'] | null
  readonly taskKey: string | null
}

const packed = readReviewPack.output.shape.items.element
type Slot<S extends z.ZodType> = { readonly name: string; readonly shape: S }
const slot = <S extends z.ZodType>(name: string, shape: S): Slot<S> => ({ name, shape })

/** What is kept, each under its name. The keys of questions stand apart from them: they are opened after an answer only. */
export const slots = {
  queue: slot('queue', z.array(packed.omit({ answer: true }))),
  answers: slot('answers', z.record(z.string(), packed.shape.answer)),
  study: slot('study', readStudy.output),
  timer: slot(
    'timer',
    z.object({
      startedAt: z.string(),
      cohortId: readStudy.output.shape.cohorts.element.shape.cohortId.nullable(),
      taskKey: z.string().nullable(),
    }),
  ),
} as const

/** What a browser keeps of one person's day, sealed; things of another version of this page read as none. */
export class KeptDay {
  readonly #store: SealedStore
  readonly #vault: string

  constructor(store: SealedStore, vault: string) {
    this.#store = store
    this.#vault = vault
  }

  async get<S extends z.ZodType>({ name, shape }: Slot<S>): Promise<z.output<S> | null> {
    const value = await this.#store.get(this.#vault, name).catch(() => undefined)
    const parsed = shape.safeParse(value)
    return parsed.success ? parsed.data : null
  }

  /** Without it on disk the day needs the network after a reload; nothing that was done depends on it. */
  put<S extends z.ZodType>({ name }: Slot<S>, value: z.output<S>): Promise<void> {
    return this.#store.put(this.#vault, name, value).catch(() => {})
  }

  remove = ({ name }: Slot<z.ZodType>): Promise<void> => this.#store.remove(this.#vault, name).catch(() => {})
}
