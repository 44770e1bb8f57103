import { z } from 'zod'
import { multiline, text } from '../kit/fields.ts'

/** Names an option for good: given by the server, kept in every later version. Empty: this one is new. */
const partId = () =>
  text(16, 0)
    .refine((s) => /^[a-z0-9]*$/.test(s), 'must be an id that the server gave, or empty')
    .default('')
const markdown = () => multiline(8_000)
const reason = () => multiline(8_000).default('')
const credit = () => z.number().min(-100).max(100)

/** `credit` in percent of the question's points; `reason`: why it is right or wrong. */
export const optionPart = z.object({ id: partId(), text: markdown(), credit: credit(), reason: reason() })
const stepPart = z.object({ id: partId(), text: markdown(), reason: reason() })
/** `id` names the prompt, `answerId` its answer, so that neither gives the other away. */
const pairPart = z.object({
  id: partId(),
  prompt: markdown(),
  answerId: partId(),
  answer: markdown(),
  reason: reason(),
})
const options = () => z.array(optionPart).max(40)

/** An item with its key: for those who write and review, and for takers once the review is open. */
export const questionItem = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('single'), options: options(), shuffle: z.boolean().default(true) }),
  z.object({
    kind: z.literal('multiple'),
    options: options(),
    shuffle: z.boolean().default(true),
    scoring: z.enum(['all-or-nothing', 'by-credit']).default('all-or-nothing'),
    /** How many the taker is told to choose. Null: not told. */
    choose: z.int().min(1).max(40).nullable().default(null),
  }),
  z.object({
    kind: z.literal('ordering'),
    /** In the right order. */
    steps: z.array(stepPart).max(40),
    scoring: z.enum(['all-or-nothing', 'by-position']).default('all-or-nothing'),
  }),
  z.object({
    kind: z.literal('matching'),
    pairs: z.array(pairPart).max(40),
    distractors: z
      .array(z.object({ id: partId(), text: markdown() }))
      .max(40)
      .default([]),
    shuffle: z.boolean().default(true),
    scoring: z.enum(['all-or-nothing', 'by-pair']).default('all-or-nothing'),
  }),
  z.object({
    kind: z.literal('numeric'),
    answers: z
      .array(z.object({ value: z.number(), tolerance: z.number().min(0), credit: credit(), reason: reason() }))
      .max(20),
    unit: text(40, 0).default(''),
  }),
  z.object({
    kind: z.literal('text'),
    /** `*` stands for any run of characters. */
    answers: z.array(z.object({ text: text(500, 0), credit: credit(), reason: reason() })).max(40),
    caseSensitive: z.boolean().default(false),
  }),
])
export const questionKinds = ['single', 'multiple', 'ordering', 'matching', 'numeric', 'text'] as const

export const questionReference = z.object({
  title: text(300),
  url: text(2_000).refine(
    (s) => /^https?:\/\/[^\s]+$/.test(s),
    'must be a whole address, such as https://docs.example.org/page',
  ),
})
