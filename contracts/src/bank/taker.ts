import { z } from 'zod'
import { idOf } from '../kit/fields.ts'
import { questionItem, questionReference } from './item.ts'

const shown = z.object({ id: z.string(), text: z.string() })

/** What a taker chooses from, in the order they see it. Credit, reasons and the right order have no field here (I8). */
export const takerItem = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('single'), options: z.array(shown) }),
  z.object({ kind: z.literal('multiple'), options: z.array(shown), choose: z.int().nullable() }),
  z.object({ kind: z.literal('ordering'), steps: z.array(shown) }),
  z.object({ kind: z.literal('matching'), prompts: z.array(shown), answers: z.array(shown) }),
  z.object({ kind: z.literal('numeric'), unit: z.string() }),
  z.object({ kind: z.literal('text') }),
])

/** The scenario that several questions share. */
export const takerCase = z.object({ title: z.string(), text: z.string() })

/** A question as its taker sees it before the review: it names its fields in, so nothing of the key can leave by it. */
export const takerQuestion = z.object({
  versionId: idOf('qve'),
  stem: z.string(),
  item: takerItem,
  case: takerCase.nullable(),
})

/** The same question once the review is open: key, reasons and references with it. */
export const reviewQuestion = z.object({
  versionId: idOf('qve'),
  stem: z.string(),
  item: questionItem,
  case: takerCase.nullable(),
  explanation: z.string(),
  references: z.array(questionReference),
})
