import { describe, expect, test } from 'vitest'
import { base, condition, declaration, given, item, one, rules } from './qti2.fixture.ts'

const ids = ['b', 'a', 'c']
const steps = `<orderInteraction responseIdentifier="RESPONSE"><prompt>Order.</prompt>${ids.map((id) => `<simpleChoice identifier="${id}">${id}</simpleChoice>`).join('')}</orderInteraction>`
const isOrder = 'cardinality="ordered" baseType="identifier"'
const adds = (test: string, points: number) =>
  condition(
    `<responseIf>${test}<setOutcomeValue identifier="SCORE"><sum><variable identifier="SCORE"/>${base(String(points), 'float')}</sum></setOutcomeValue></responseIf>`,
  )
const at = (n: number, expected: string) => `<match><index n="${n}">${given}</index>${expected}</match>`
const read = (right: string, ...all: string[]) => one(item(declaration(isOrder, right), steps, rules(all.join(''))))

describe('Q6: an order of QTI 2 and 3', () => {
  const named = ['a', 'b', 'c'].map((id, i) => adds(at(i + 1, base(id)), 1))
  test('that is declared nowhere is the one that its rules name step by step', () => {
    const { question, notes } = read('', ...named)
    expect(question?.item).toEqual({
      kind: 'ordering',
      scoring: 'by-position',
      steps: [{ text: 'a' }, { text: 'b' }, { text: 'c' }],
    })
    expect(notes).toEqual([])
  })
  test('whose steps earn a share each is marked by position', () => {
    const right = ['c', 'a', 'b'].map((id) => `<value>${id}</value>`).join('')
    const shares = [1, 2, 3].map((n) => adds(at(n, `<index n="${n}"><correct identifier="RESPONSE"/></index>`), 0.25))
    expect(read(right, ...shares).question?.item).toMatchObject({
      scoring: 'by-position',
      steps: [{ text: 'c' }, {}, {}],
    })
    expect(read(right, ...shares.slice(0, 2))).toMatchObject({
      question: { item: { scoring: 'all-or-nothing' } },
      notes: ['scoring'],
    })
  })
  test('that earns as a whole is marked as a whole', () => {
    const right = '<value>a</value><value>b</value><value>c</value>'
    const whole = adds(`<match>${given}<correct identifier="RESPONSE"/></match>`, 1)
    expect(read(right, whole)).toMatchObject({ question: { item: { scoring: 'all-or-nothing' } }, notes: [] })
  })
})
