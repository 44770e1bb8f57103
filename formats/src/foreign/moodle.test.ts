import { expectOk } from '@cadre/kernel'
import { describe, expect, test } from 'vitest'
import { readMoodleXml } from '../moodle-xml/index.ts'

const text = (name: string, content: string, more = '') =>
  `<${name} format="html"><text>${content}</text>${more}</${name}>`
const answer = (fraction: number, content: string) =>
  `<answer fraction="${fraction}"><text>${content}</text><feedback><text/></feedback></answer>`
const question = (type: string, inner: string) =>
  `<?xml version="1.0"?><quiz><question type="${type}"><name><text>N</text></name>${inner}</question></quiz>`
const read = (xml: string) => expectOk(readMoodleXml(xml))

describe('Q6: Moodle XML as other tools and years write it', () => {
  test('true and false in another language stay the words they are', () => {
    const { set } = read(question('truefalse', text('questiontext', 'Q') + answer(0, 'Wahr') + answer(100, 'Falsch')))
    expect(set.questions[0]?.item).toMatchObject({
      options: [
        { text: 'Wahr', credit: 0 },
        { text: 'Falsch', credit: 100 },
      ],
    })
  })
  test('false before true is put behind it, whatever stands around the words', () => {
    const { set } = read(
      question('truefalse', text('questiontext', 'Q') + answer(100, '<![CDATA[<p>FALSE</p>]]>') + answer(0, ' true ')),
    )
    expect(set.questions[0]?.item).toMatchObject({
      options: [
        { text: 'True', credit: 0 },
        { text: 'False', credit: 100 },
      ],
    })
  })
  test('one name means another file in another text', () => {
    const file = (content: string) => `<file name="a.png" path="/" encoding="base64">${content}</file>`
    const shown = '<![CDATA[<img src="@@PLUGINFILE@@/a.png" alt="A">]]>'
    const { set } = read(
      question(
        'shortanswer',
        text('questiontext', shown, file('AAAA')) + text('generalfeedback', shown, file('BBBB')) + answer(100, 'x'),
      ),
    )
    expect(set.questions[0]?.stem).toBe('![A](media:a.png)')
    expect(set.questions[0]?.explanation).toBe('![A](media:a-2.png)')
    expect(set.media.map(({ bytes }) => [...bytes])).toEqual([
      [0, 0, 0],
      [4, 16, 65],
    ])
  })
  test('the image beside a question of Moodle 1 stands behind its text', () => {
    const { set } = read(
      question(
        'shortanswer',
        `${text('questiontext', 'Q')}<image>pics/a.png</image><image_base64>\nAAAA\n</image_base64>${answer(100, 'x')}`,
      ),
    )
    expect(set.questions[0]?.stem).toBe('Q\n\n![](media:a.png)')
    expect(set.media).toHaveLength(1)
  })
  test('entities of HTML outside of CDATA are characters', () => {
    expect(
      read(question('shortanswer', text('questiontext', 'a&nbsp;&eacute;') + answer(100, 'x'))).set.questions[0]?.stem,
    ).toBe('a\u00a0é')
  })
})
