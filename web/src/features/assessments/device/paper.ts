import { attemptPaper, type ReplyOf, type readPaper } from '@cadre/contracts'
import { z } from 'zod'
import type { WorkByPlace } from './work.ts'

export type Paper = ReplyOf<typeof readPaper>
export type PaperQuestion = Paper['questions'][number]

/** All that a tab needs to go on without a network and without a session. */
export type Owner = {
  readonly organisationId: string
  readonly personId: string
  /** The organisation's colour; null for the house's own. */
  readonly accent: string | null
}
export type KeptPaper = Owner & { readonly paper: Paper }

const shape = z.object({
  organisationId: z.string(),
  personId: z.string(),
  accent: z.string().nullable().default(null),
  paper: attemptPaper,
})

/** A paper from the device's disk; null when it is none, or of another version of this page. */
export function parseKeptPaper(value: unknown): KeptPaper | null {
  const parsed = shape.safeParse(value)
  return parsed.success ? parsed.data : null
}

export const workIn = ({ work }: Pick<Paper, 'work'>): WorkByPlace =>
  new Map(work.map(({ question, ...rest }) => [question, rest]))
