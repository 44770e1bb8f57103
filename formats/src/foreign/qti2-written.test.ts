import { describe, expect, test } from 'vitest'
import { choices, credits, declaration, isOne, isSet, item, one, optionsOf } from './qti2.fixture.ts'

const mapping =
  '<mapping lowerBound="-1" defaultValue="0"><mapEntry mapKey="a" mappedValue="1"/><mapEntry mapKey="b" mappedValue="-0.5"/></mapping>'

describe('Q6: QTI 2 and 3 as tools write it out', () => {
  test('rules that say nothing leave the points that are declared', () => {
    const xml = item(declaration(isOne, '<value>a</value>', mapping), choices(['a', 'b', 'c']), '<responseProcessing/>')
    expect(credits(optionsOf(xml))).toEqual([100, -50, 0])
    expect(credits(optionsOf(xml.replace('lowerBound="-1"', 'lowerBound="0"')))).toEqual([100, 0, 0])
  })
  test('what a mapping does not name is worth its default: options cost, and wrong pairs are said to have cost', () => {
    const named = (more: string) =>
      `<mapping lowerBound="0" ${more}><mapEntry mapKey="a" mappedValue="1"/><mapEntry mapKey="b" mappedValue="1"/><mapEntry mapKey="d" mappedValue="-1"/></mapping>`
    const mapped = (more: string) =>
      item(
        declaration(isSet, '<value>a</value><value>b</value>', named(more)),
        choices(['a', 'b', 'c', 'd'], 'maxChoices="0"'),
        '<responseProcessing template="http://www.imsglobal.org/question/qti_v2p1/rptemplates/map_response"/>',
      )
    expect(credits(optionsOf(mapped('defaultValue="-2"')))).toEqual([50, 50, -100, -50])
    expect(credits(optionsOf(mapped('')))).toEqual([50, 50, 0, -50])
    expect(one(mapped('upperBound="1"')).notes).toEqual(['scoring'])
    expect(one(mapped('').replace('lowerBound="0"', '')).notes).toEqual(['scoring'])
    expect(one(mapped('upperBound="2"')).notes).toEqual([])
    const side = (...ids: string[]) =>
      `<simpleMatchSet>${ids.map((id) => `<simpleAssociableChoice identifier="${id}" matchMax="1">${id}</simpleAssociableChoice>`).join('')}</simpleMatchSet>`
    const pairs = (usual: number) =>
      item(
        declaration(
          'cardinality="multiple" baseType="directedPair"',
          '<value>a x</value><value>b y</value>',
          `<mapping defaultValue="${usual}"><mapEntry mapKey="a x" mappedValue="1"/><mapEntry mapKey="b y" mappedValue="1"/></mapping>`,
        ),
        `<matchInteraction responseIdentifier="RESPONSE"><prompt>Match.</prompt>${side('a', 'b')}${side('x', 'y')}</matchInteraction>`,
        '<responseProcessing template="http://www.imsglobal.org/question/qti_v2p1/rptemplates/map_response"/>',
      )
    expect(one(pairs(-1)).notes).toEqual(['scoring'])
    expect(one(pairs(0)).notes).toEqual([])
  })
  test('capitals that count in some of the answers count in all, which is said', () => {
    const texts = (first: string) =>
      one(
        item(
          declaration(
            'cardinality="single" baseType="string"',
            '',
            `<mapping><mapEntry mapKey="cat" mappedValue="1" caseSensitive="${first}"/><mapEntry mapKey="Dog" mappedValue="1" caseSensitive="true"/></mapping>`,
          ),
          '<p>What? <textEntryInteraction responseIdentifier="RESPONSE"/></p>',
        ),
      )
    expect(texts('false')).toMatchObject({ question: { item: { caseSensitive: true } }, notes: ['case'] })
    expect(texts('true').notes).toEqual([])
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
