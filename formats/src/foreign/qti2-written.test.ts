import { describe, expect, test } from 'vitest'
import { choices, credits, declaration, isOne, item, one, optionsOf } from './qti2.fixture.ts'

const mapping =
  '<mapping lowerBound="-1" defaultValue="0"><mapEntry mapKey="a" mappedValue="1"/><mapEntry mapKey="b" mappedValue="-0.5"/></mapping>'

describe('Q6: QTI 2 and 3 as tools write it out', () => {
  test('rules that say nothing leave the points that are declared', () => {
    const xml = item(declaration(isOne, '<value>a</value>', mapping), choices(['a', 'b', 'c']), '<responseProcessing/>')
    expect(credits(optionsOf(xml))).toEqual([100, -50, 0])
  })
  test('an option that spells out its paragraph beside others that are paragraphs is read as HTML, and says so', () => {
    const xml = item(declaration(isOne, '<value>a</value>'), choices(['a', 'b', 'c']))
      .replace('Text a', '<![CDATA[<p>The <b>first</b></p>]]>')
      .replace('Text b', '&lt;b> is a tag')
      .replace('Text c', '<p>third</p>')
    expect(optionsOf(xml)).toMatchObject([{ text: 'The **first**' }, { text: '\\<b> is a tag' }, { text: 'third' }])
    expect(one(xml).notes).toEqual(['html-as-text'])
    expect(optionsOf(xml.replace('<p>third</p>', 'third'))?.[0]?.text).toContain('<p>')
  })
  test('what may be used beside a question is named', () => {
    const beside =
      '<companionMaterialsInfo><digitalMaterial><fileHref>card.txt</fileHref></digitalMaterial></companionMaterialsInfo>'
    expect(one(item(declaration(isOne, '<value>a</value>') + beside, choices(['a', 'b']))).notes).toEqual([
      'materials-dropped',
    ])
  })
})
