import fc from 'fast-check'
import { evenCredit } from './credit.ts'
import type { Difficulty, Item, Option, Question, QuestionSet } from './question.ts'

const word = fc.constantFrom(
  'bucket', 'role', 'Spot', '42', 'a-b', 'train', 'é', '数据', '😀', 'x_y', 'A*b*c', '1 < 2', 'P&L', '#1', 'C:\\tmp',
  '{json}', '[x]', 'a=b', '~5', '50%', 'ok->go', '!', '"so"', "it's", '<b>', '&amp;', '`', '::', '//', '\\n', '$5', '@',
  '=SUM(A1)', 'A.', 'A)', 'ANSWER: B', '_', '**', '1.', '-', '+1', '>', '|',
) // prettier-ignore

/** One line of words with every character that some format treats specially; never Markdown that means something. */
export const plainLine = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => `w ${words.join(' ')} w`)

const code = fc.constantFrom('SELECT *', 'a < b && c', 'x = {1: 2}', 'f(`y`)', '~tilde~', 'C:\\new')
const inline = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('alpha', 'beta gamma', 'Zürich', '7 days', 'a, b.') },
  { weight: 1, arbitrary: fc.constantFrom('**bold**', '*slanted*', '~~gone~~', '`code`', '`a < b`', '[docs](https://example.org/a?b=1&c=2)') },
  { weight: 1, arbitrary: fc.constantFrom('$x^2 + y_i$', '![a chart](media:chart.png)', '\\*star\\*', 'a \\<b> tag', '`{a: "b"}`') },
) // prettier-ignore
const paragraph = fc.array(inline, { minLength: 1, maxLength: 5 }).map((parts) => parts.join(' '))
const block = fc.oneof(
  { weight: 4, arbitrary: paragraph },
  { weight: 1, arbitrary: fc.array(paragraph, { minLength: 2, maxLength: 3 }).map((items) => items.map((item) => `- ${item}`).join('\n')) },
  { weight: 1, arbitrary: fc.array(paragraph, { minLength: 2, maxLength: 3 }).map((items) => items.map((item, i) => `${i + 1}. ${item}`).join('\n')) },
  { weight: 1, arbitrary: code.map((source) => `\`\`\`sql\n${source}\n\n  indented\n\`\`\``) },
  { weight: 1, arbitrary: fc.constant('| a | b |\n| - | - |\n| 1 | 2 |') },
  { weight: 1, arbitrary: fc.constant('$$\n\\sum_{i=1}^n x_i\n$$') },
) // prettier-ignore

/** Markdown in the one way our own writers spell it. */
export const markdownText = fc
  .array(block, { minLength: 1, maxLength: 3 })
  .map((blocks) => blocks.join('\n\n'))
  // Two lists side by side would be one.
  .filter((text) => !/\n\n(?:- |\d\. )/.test(text))

const reason = fc.option(markdownText, { nil: undefined })
const withReason = <T extends object>(value: T, why: string | undefined): T & { reason?: string } =>
  why === undefined ? value : { ...value, reason: why }
const distinct = (least: number, most: number, of: fc.Arbitrary<string> = markdownText) =>
  fc.uniqueArray(of, { minLength: least, maxLength: most })

const single = fc
  .record({ texts: distinct(2, 5), reasons: fc.array(reason, { minLength: 5, maxLength: 5 }), right: fc.nat(), shuffle: fc.boolean(), other: fc.constantFrom(0, 50, -25) })
  .map(({ texts, reasons, right, shuffle, other }): Item => ({
    kind: 'single',
    shuffle,
    options: texts.map((text, i): Option => withReason({ text, credit: i === right % texts.length ? 100 : other }, reasons[i])),
  })) // prettier-ignore
const multiple = fc
  .record({ texts: distinct(3, 6), reasons: fc.array(reason, { minLength: 6, maxLength: 6 }), right: fc.integer({ min: 2, max: 3 }), shuffle: fc.boolean(), byCredit: fc.boolean(), choose: fc.boolean() })
  .map(({ texts, reasons, right, shuffle, byCredit, choose }): Item => ({
    kind: 'multiple',
    shuffle,
    scoring: byCredit ? 'by-credit' : 'all-or-nothing',
    ...(choose ? { choose: right } : {}),
    options: texts.map((text, i): Option => withReason({ text, credit: i < right ? evenCredit(right) : byCredit ? -50 : 0 }, reasons[i])),
  })) // prettier-ignore
const ordering = fc
  .record({ texts: distinct(2, 5), byPosition: fc.boolean() })
  .map(({ texts, byPosition }): Item => ({ kind: 'ordering', steps: texts.map((text) => ({ text })), scoring: byPosition ? 'by-position' : 'all-or-nothing' })) // prettier-ignore
const matching = fc
  .record({ prompts: distinct(2, 4), answers: distinct(6, 6, plainLine), distractors: fc.nat({ max: 2 }), shuffle: fc.boolean(), whole: fc.boolean() })
  .map(({ prompts, answers, distractors, shuffle, whole }): Item => ({
    kind: 'matching',
    shuffle,
    scoring: whole ? 'all-or-nothing' : 'by-pair',
    pairs: prompts.map((prompt, i) => ({ prompt, answer: answers[i] ?? '' })),
    distractors: answers.slice(4, 4 + distractors),
  })) // prettier-ignore
const numberAnswer = fc.record({
  value: fc.oneof(fc.integer({ min: -1000, max: 1000 }), fc.constantFrom(3.25, -0.125, 1e-7, 1.5e9)),
  tolerance: fc.constantFrom(0, 0.5, 2),
})
const numeric = fc
  .record({ first: numberAnswer, second: fc.option(numberAnswer, { nil: undefined }), reasons: fc.tuple(reason, reason), unit: fc.constantFrom(undefined, 'GiB') })
  .map(({ first, second, reasons, unit }): Item => ({
    kind: 'numeric',
    answers: [
      withReason({ ...first, credit: 100 }, reasons[0]),
      ...(second === undefined ? [] : [withReason({ ...second, credit: 50 }, reasons[1])]),
    ],
    ...(unit === undefined ? {} : { unit }),
  })) // prettier-ignore
const text = fc
  .record({ answers: distinct(1, 3, plainLine), reasons: fc.array(reason, { minLength: 3, maxLength: 3 }), caseSensitive: fc.boolean() })
  .map(({ answers, reasons, caseSensitive }): Item => ({
    kind: 'text',
    caseSensitive,
    answers: answers.map((answer, i) => withReason({ text: answer, credit: i === 0 ? 100 : 50 }, reasons[i])),
  })) // prettier-ignore

const anyItem = fc.oneof(single, multiple, ordering, matching, numeric, text)

const question = (key: string): fc.Arbitrary<Question> =>
  fc
    .tuple(
      fc.record({
        stem: markdownText,
        item: anyItem,
        tags: fc.uniqueArray(fc.constantFrom('s3', 'cost', 'a b', 'Zürich'), { maxLength: 2 }),
        category: fc.constantFrom([], ['AWS'], ['AWS', 'Data / lakes'], ['R&D']),
        references: fc.constantFrom([], [{ title: 'Guide [1] & more', url: 'https://example.org/a?b=1' }]),
      }),
      fc.record(
        {
          title: plainLine,
          explanation: markdownText,
          difficulty: fc.constantFrom<Difficulty>(1, 3),
          points: fc.constantFrom(2, 0.5),
          domain: fc.constant('data'),
          objective: fc.constant('task-1.1'),
          scenarioSource: fc.constant('retail data lake'),
        },
        { requiredKeys: [] },
      ),
    )
    .map(([rest, optional]) => ({ key, enemies: [], ...rest, ...optional }))

const chart = { name: 'chart.png', type: 'image/png', bytes: new Uint8Array([137, 80, 78, 71, 13, 10, 26, 10, 0, 255]) }
const theCase = { key: 'the-case', title: 'The case', text: 'A bank.\n\nIt lends.' }

/** Sets that use all there is: every kind of item, media, a case, enemies. Keys are `q-1`, `q-2` … */
export const questionSet: fc.Arbitrary<QuestionSet> = fc
  .record({
    questions: fc
      .integer({ min: 1, max: 4 })
      .chain((n) => fc.tuple(...Array.from({ length: n }, (_, i) => question(`q-${i + 1}`)))),
    hasCase: fc.boolean(),
    enemies: fc.boolean(),
  })
  .map(({ questions, hasCase, enemies }) => ({
    questions: questions.map((each, i) => ({
      ...each,
      ...(hasCase && i === 0 ? { case: theCase.key } : {}),
      ...(enemies && i > 0 ? { enemies: ['q-1'] } : {}),
    })),
    cases: hasCase ? [theCase] : [],
    media: [chart],
  }))
