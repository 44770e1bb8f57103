import { writeQuestions } from '@cadre/formats/question-formats'
import type { QuestionSet } from '@cadre/formats/question'

/** One red pixel. */
export const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==',
  'base64',
)

const moodle = `<?xml version="1.0" encoding="UTF-8"?>
<quiz>
<question type="category"><category><text>$course$/top/AWS/Pipelines</text></category></question>
<question type="multichoice"><name><text>Checkpoints</text></name>
<questiontext format="html"><text><![CDATA[<p>Which instances suit a job that saves <b>checkpoints</b>?</p><p><img src="@@PLUGINFILE@@/plan.png" alt="A plan"></p>]]></text>
<file name="plan.png" path="/" encoding="base64">${pixel.toString('base64')}</file></questiontext>
<generalfeedback format="html"><text>Moodle marker.</text></generalfeedback><single>true</single><shuffleanswers>true</shuffleanswers>
<answer fraction="100" format="html"><text>Spot</text><feedback format="html"><text>It resumes.</text></feedback></answer>
<answer fraction="0" format="html"><text>Dedicated</text><feedback format="html"><text>It costs more.</text></feedback></answer></question>
<question type="essay"><name><text>Discuss</text></name><questiontext format="html"><text>Discuss queues.</text></questiontext></question>
</quiz>`
const gift = `// Moodle marker
::Leakage:: Which split leaks the future? {
  ~%-50%By day
  =At random#Moodle marker: rows of tomorrow train today
  ~By month
}

::Share:: What share is held out? {#0.2:0.05}
`
const aiken =
  'Which store is Moodle marker?\nA. Amazon S3\nB. Amazon SQS\nANSWER: A\n\nWhich is a queue?\nA. S3\nB. SQS\nANSWER: B\n'
const csv =
  'stem,option_1,option_2,option_3,right\n"Which format, Moodle marker, is columnar?",Parquet,CSV,JSON,A\n=2+3 is?,5,4,3,A\n'

/** What packages and bank files hold: a case with an image, enemies, an ordering, a reference. */
export const richSet = (format: string): QuestionSet => ({
  questions: [
    {
      key: 'first',
      title: 'First',
      stem: `Which layout is cheapest to scan, ${format}? ![a pixel](media:dot.png)`,
      item: {
        kind: 'multiple',
        scoring: 'all-or-nothing',
        shuffle: true,
        choose: 2,
        options: [
          { text: 'Columns', credit: 50, reason: 'Moodle marker' },
          { text: 'Partitions', credit: 50 },
          { text: 'Rows', credit: 0 },
        ],
      },
      references: [{ title: 'Athena', url: 'https://docs.aws.amazon.com/athena/' }],
      tags: ['scan'],
      domain: 'data-preparation',
      difficulty: 3,
      category: [],
      case: 'retailer',
      enemies: ['second'],
    },
    {
      key: 'second',
      stem: `How many copies are kept of ${format}?`,
      item: { kind: 'numeric', answers: [{ value: 3, tolerance: 0.5, credit: 100, reason: 'Durability' }] },
      references: [],
      tags: [],
      category: [],
      enemies: ['first'],
    },
  ],
  cases: [{ key: 'retailer', title: 'The retailer', text: 'A retailer keeps receipts.' }],
  media: [{ name: 'dot.png', type: 'image/png', bytes: new Uint8Array(pixel) }],
})

const packages = (['qti12', 'qti21', 'qti22', 'qti3', 'yaml'] as const).map(
  (format) => [format, writeQuestions(richSet(format), format, { key: 'rich' }).bytes] as const,
)
const texts = { 'moodle-xml': moodle, gift, aiken, csv } as const
/** A file of each kind, and how many questions of it are kept. */
export const files: readonly (readonly [format: string, bytes: Uint8Array, kept: number])[] = [
  ...Object.entries(texts).map(
    ([format, text]) => [format, new TextEncoder().encode(text), format === 'moodle-xml' ? 1 : 2] as const,
  ),
  ...packages.map(([format, bytes]) => [format, bytes, 2] as const),
]
