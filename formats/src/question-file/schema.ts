import { z } from 'zod'
import { key, textUpTo, url } from '../yaml-file/words.ts'
import { bankFileVersion } from './question-bank.ts'

/** Far above any real bank; they keep a hostile file from costing more than its size. */
export const bankLimits = { characters: 16 * 1024 * 1024, questions: 5000, list: 100, text: 20_000 } as const

const markdown = textUpTo(bankLimits.text).describe('Markdown')
const words = textUpTo(500)
const listOf = <T extends z.ZodType>(item: T) => z.array(item).max(bankLimits.list)
/** Of the file as a whole: a bank has as many cases and images as it has questions to stand before. */
const manyOf = <T extends z.ZodType>(item: T) => z.array(item).max(bankLimits.questions)
const reason = markdown.exactOptional().describe('Why it is right or wrong, shown in the review')
const credit = z.number().min(-100).max(100)

const option = z.strictObject({
  text: markdown,
  right: z.boolean().default(false),
  credit: credit.exactOptional().describe('Percent of the points; by default what `right` says'),
  reason,
})
const numericAnswer = z.strictObject({
  value: z.number(),
  tolerance: z.number().min(0).default(0),
  credit: credit.default(100),
  reason,
})
const textAnswer = z.strictObject({ text: words, credit: credit.default(100), reason })

/** The six ways to ask; every question has exactly one of these entries. */
export const itemShapes = {
  single: listOf(option).exactOptional().describe('Options, exactly one of them right'),
  multiple: listOf(option).exactOptional().describe('Options, at least two of them right'),
  ordering: listOf(z.strictObject({ text: markdown, reason }))
    .exactOptional()
    .describe('Steps in the right order'),
  matching: listOf(z.strictObject({ prompt: markdown, answer: markdown, reason }))
    .exactOptional()
    .describe('Prompts with their answers'),
  numeric: z
    .strictObject({
      ...numericAnswer.shape,
      unit: words.exactOptional(),
      others: listOf(numericAnswer).default([]).describe('Looked at after the first; the first that fits counts'),
    })
    .exactOptional(),
  text: z
    .strictObject({ answers: listOf(textAnswer).min(1), caseSensitive: z.boolean().default(false) })
    .exactOptional(),
}

const question = z.strictObject({
  key,
  title: words.exactOptional(),
  domain: key.exactOptional().describe('The file’s domain when absent'),
  objective: key.exactOptional(),
  difficulty: z
    .union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)], {
      error: 'must be a whole number from 1 (nearly everybody answers it) to 5 (few do)',
    })
    .exactOptional(),
  tags: listOf(words).default([]),
  scenario: words.exactOptional().describe('Kind of project behind it, in a few words'),
  category: listOf(words).default([]),
  case: key.exactOptional(),
  enemies: listOf(key).default([]),
  points: z.number().gt(0).max(1000).exactOptional(),
  stem: markdown,
  ...itemShapes,
  choose: z.int().min(1).max(bankLimits.list).exactOptional(),
  scoring: z.enum(['all-or-nothing', 'by-credit', 'by-position', 'by-pair']).exactOptional(),
  distractors: listOf(markdown).default([]),
  shuffle: z.boolean().default(true),
  explanation: markdown.exactOptional(),
  references: listOf(z.strictObject({ title: words, url })).default([]),
})

const media = z.strictObject({
  name: z
    .string()
    .max(120)
    .regex(/^[a-z0-9][a-z0-9._-]*$/, 'must be a file name of small letters, digits, ".", "_" and "-"'),
  type: z.string().regex(/^[a-z]+\/[a-z0-9.+-]+$/, 'must be a media type such as image/png'),
  alt: words.exactOptional(),
  base64: z.string().regex(/^[A-Za-z0-9+/\s]*={0,2}\s*$/, 'must be base64'),
})

export const bankFile = z.strictObject({
  bank: z.literal(bankFileVersion).describe('Version of this format'),
  key,
  certification: z.strictObject({ vendor: words, code: words, guideVersion: words }).exactOptional(),
  domain: key.exactOptional().describe('Domain of every question that names no other'),
  provenance: markdown.exactOptional(),
  cases: manyOf(z.strictObject({ key, title: words, text: markdown })).default([]),
  questions: manyOf(question),
  media: manyOf(media).default([]),
})

export const entries = { question, media, case: bankFile.shape.cases.unwrap().element }
export type BankFile = z.infer<typeof bankFile>
export type QuestionEntry = z.infer<typeof question>
/** A question as far as it can be read. */
export type ReadableQuestion = { readonly [K in keyof QuestionEntry]?: QuestionEntry[K] | undefined }
export type OptionEntry = z.infer<typeof option>
