import { expectOk } from '@cadre/kernel'
import { expect, test } from 'vitest'
import { readGift, writeGift } from '../gift/index.ts'
import { moodleXmlCarries, readMoodleXml, writeMoodleXml } from '../moodle-xml/index.ts'
import type { QuestionSet } from '../question/index.ts'

test('X: a title that is the key is not carried: what is read back is what was carried', () => {
  const set: QuestionSet = {
    questions: [
      {
        key: 'limits',
        title: 'limits',
        stem: 'Q',
        item: { kind: 'numeric', answers: [{ value: 5, tolerance: 0, credit: 100 }] },
        references: [],
        tags: [],
        category: [],
        enemies: [],
      },
    ],
    cases: [],
    media: [],
  }
  expect(expectOk(readMoodleXml(writeMoodleXml(set).text)).set).toEqual(moodleXmlCarries(set).set)
})

test('X: what looks like a tag is written so that Moodle shows it as text', () => {
  const set: QuestionSet = {
    questions: [
      {
        key: 'tags',
        stem: 'What is <b>, and `<i>`?',
        item: { kind: 'text', answers: [{ text: 'bold', credit: 100 }], caseSensitive: false },
        references: [],
        tags: [],
        category: [],
        enemies: [],
      },
    ],
    cases: [],
    media: [],
  }
  for (const read of [readMoodleXml(writeMoodleXml(set).text), readGift(writeGift(set).text)])
    expect(expectOk(read).set.questions[0]?.stem).toBe('What is \\<b>, and `<i>`?')
})
