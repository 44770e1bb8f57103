import { randomId } from '@mantine/hooks'
import type { Domain } from './words.ts'

type Known = Domain['objectives'][number]

/** One objective while it is edited. `fresh` ones take the focus when they appear. */
export type DraftObjective = {
  readonly id: string
  readonly known: Known['objectiveId'] | null
  readonly code: string
  readonly text: string
  readonly fresh: boolean
}

export const draftOf = (objectives: readonly Known[]): DraftObjective[] =>
  objectives.map(({ objectiveId, code, text }) => ({
    id: objectiveId,
    known: objectiveId,
    code: code ?? '',
    text,
    fresh: false,
  }))

export const newDraft = (): DraftObjective => ({
  id: randomId(),
  known: null,
  code: '',
  text: '',
  fresh: true,
})

/** What is sent: empty lines are left out; those that existed keep their id, and with it what refers to them. */
export const toSend = (lines: readonly DraftObjective[]) =>
  lines
    .filter(({ text }) => text.trim() !== '')
    .map(({ known, code, text }) => ({
      ...(known !== null && { objectiveId: known }),
      code: code.trim() === '' ? null : code,
      text,
    }))
