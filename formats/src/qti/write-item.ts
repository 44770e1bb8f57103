import { htmlOfMarkdown } from '../markup/markdown-to-html.ts'
import { isFullCredit } from '../question/credit.ts'
import type { Item, Question } from '../question/index.ts'
import { textOfPattern } from '../question/text-pattern.ts'
import { tag, xmlText } from '../xml/write.ts'

export const html = (markdown: string, bare = false): string =>
  htmlOfMarkdown(markdown, { media: (name) => `../media/${name}`, bare })

/** What an item's kind writes: its declaration, interaction, feedback by choice, and how it is marked. */
type Parts = {
  readonly cardinality: 'single' | 'multiple' | 'ordered'
  readonly baseType: string
  readonly right: readonly string[]
  readonly mapping?: readonly { readonly key: string; readonly value: number; readonly caseSensitive?: boolean }[]
  readonly interaction: string
  readonly reasons: readonly { readonly id: string; readonly reason: string | undefined }[]
  /** Conditions of its own instead of the usual ones. */
  readonly scoring?: string
}

const value = (text: string): string => tag('value', {}, xmlText(text))
const response = { responseIdentifier: 'RESPONSE' } as const

/** One `assessmentItem` in the names of QTI 2; `asVersion3` renames them. */
export function itemXml(question: Question, namespace: string): string {
  const { key, title = key, stem, explanation, item, points = 1 } = question
  const parts = partsOf(item, points)
  const reasons = parts.reasons.filter(({ reason }) => reason !== undefined)
  const feedback = [
    ...reasons.map(({ id, reason }) => modal('FEEDBACK', id, reason ?? '')),
    ...(explanation === undefined ? [] : [modal('EXPLANATION', 'explanation', explanation)]),
  ]
  const content = [
    declaration(parts),
    tag(
      'outcomeDeclaration',
      { identifier: 'SCORE', cardinality: 'single', baseType: 'float', normalMaximum: points },
      defaultValue('0'),
    ),
    ...(reasons.length === 0
      ? []
      : [
          tag('outcomeDeclaration', { identifier: 'FEEDBACK', cardinality: parts.cardinality, baseType: 'identifier' }),
        ]),
    ...(explanation === undefined
      ? []
      : [
          tag(
            'outcomeDeclaration',
            { identifier: 'EXPLANATION', cardinality: 'single', baseType: 'identifier' },
            defaultValue('explanation'),
          ),
        ]),
    tag('itemBody', {}, tag('div', {}, html(stem)), '\n', parts.interaction),
    tag(
      'responseProcessing',
      {},
      parts.scoring ?? usualScoring(parts, points),
      ...(reasons.length === 0
        ? []
        : [tag('setOutcomeValue', { identifier: 'FEEDBACK' }, tag('variable', { identifier: 'RESPONSE' }))]),
    ),
    ...feedback,
  ]
  const attributes = { xmlns: namespace, identifier: key, title, adaptive: false, timeDependent: false }
  return `<?xml version="1.0" encoding="UTF-8"?>\n${tag('assessmentItem', attributes, '\n', content.join('\n'), '\n')}\n`
}

const defaultValue = (text: string): string => tag('defaultValue', {}, value(text))
const modal = (outcomeIdentifier: string, identifier: string, markdown: string): string =>
  tag('modalFeedback', { outcomeIdentifier, identifier, showHide: 'show' }, html(markdown))

function declaration({ cardinality, baseType, right, mapping }: Parts): string {
  const entries = (mapping ?? []).map(({ key, value, caseSensitive }) =>
    tag('mapEntry', { mapKey: key, mappedValue: value, caseSensitive }),
  )
  // One wrong answer may cost points; of several, none falls below nothing.
  const lowest = cardinality === 'single' ? Math.min(0, ...(mapping ?? []).map((entry) => entry.value)) : 0
  return tag(
    'responseDeclaration',
    { identifier: 'RESPONSE', cardinality, baseType },
    tag('correctResponse', {}, ...right.map(value)),
    ...(mapping ? [tag('mapping', { lowerBound: lowest, defaultValue: 0 }, ...entries)] : []),
  )
}

const score = (points: number): string =>
  tag('setOutcomeValue', { identifier: 'SCORE' }, tag('baseValue', { baseType: 'float' }, String(points)))

function usualScoring({ mapping }: Parts, points: number): string {
  if (mapping) return tag('setOutcomeValue', { identifier: 'SCORE' }, tag('mapResponse', { identifier: 'RESPONSE' }))
  const isRight = tag(
    'match',
    {},
    tag('variable', { identifier: 'RESPONSE' }),
    tag('correct', { identifier: 'RESPONSE' }),
  )
  return tag('responseCondition', {}, tag('responseIf', {}, isRight, score(points)))
}

const share = (credit: number, points: number): number => Number(((credit * points) / 100).toPrecision(15))

function partsOf(item: Item, points: number): Parts {
  switch (item.kind) {
    case 'single':
    case 'multiple':
      return choiceParts(item, points)
    case 'ordering':
      return orderParts(item)
    case 'matching':
      return matchParts(item, points)
    case 'numeric':
      return {
        cardinality: 'single',
        baseType: 'float',
        right: item.answers
          .filter(({ credit }) => isFullCredit(credit))
          .slice(0, 1)
          .map(({ value }) => String(value)),
        interaction: tag('p', {}, tag('textEntryInteraction', response)),
        reasons: [],
        scoring: numericScoring(item, points),
      }
    case 'text':
      return {
        cardinality: 'single',
        baseType: 'string',
        right: item.answers
          .filter(({ credit }) => isFullCredit(credit))
          .slice(0, 1)
          .map(({ text }) => textOfPattern(text) ?? text),
        mapping: item.answers.map(({ text, credit }) => ({
          key: textOfPattern(text) ?? text,
          value: share(credit, points),
          caseSensitive: item.caseSensitive,
        })),
        interaction: tag('p', {}, tag('textEntryInteraction', response)),
        reasons: [],
      }
  }
}

const choiceId = (i: number): string => `choice_${i + 1}`

function choiceParts(item: Extract<Item, { kind: 'single' | 'multiple' }>, points: number): Parts {
  const right = item.options.flatMap(({ credit }, i) =>
    (item.kind === 'single' ? isFullCredit(credit) : credit > 0) ? [choiceId(i)] : [],
  )
  const isMapped =
    item.kind === 'multiple'
      ? item.scoring === 'by-credit'
      : item.options.some(({ credit }) => credit !== 0 && credit !== 100)
  const mapping = item.options
    .map(({ credit }, i) => ({ key: choiceId(i), value: share(credit, points) }))
    .filter(({ value }) => value !== 0)
  const maxChoices = item.kind === 'single' ? 1 : (item.choose ?? 0)
  const choices = item.options.map(({ text }, i) => tag('simpleChoice', { identifier: choiceId(i) }, html(text, true)))
  return {
    cardinality: item.kind === 'single' ? 'single' : 'multiple',
    baseType: 'identifier',
    right,
    ...(isMapped ? { mapping } : {}),
    interaction: tag('choiceInteraction', { ...response, shuffle: item.shuffle, maxChoices }, ...choices),
    reasons: item.options.map(({ reason }, i) => ({ id: choiceId(i), reason })),
  }
}

function orderParts({ steps }: Extract<Item, { kind: 'ordering' }>): Parts {
  const choices = steps.map(({ text }, i) => tag('simpleChoice', { identifier: choiceId(i) }, html(text, true)))
  return {
    cardinality: 'ordered',
    baseType: 'identifier',
    right: steps.map((_, i) => choiceId(i)),
    interaction: tag('orderInteraction', { ...response, shuffle: true }, ...choices),
    reasons: steps.map(({ reason }, i) => ({ id: choiceId(i), reason })),
  }
}

function matchParts(
  { pairs, distractors, shuffle, scoring }: Extract<Item, { kind: 'matching' }>,
  points: number,
): Parts {
  const choice = (identifier: string, matchMax: number, text: string) =>
    tag('simpleAssociableChoice', { identifier, matchMax }, html(text, true))
  const keys = pairs.map((_, i) => `prompt_${i + 1} answer_${i + 1}`)
  const answers = [...pairs.map(({ answer }) => answer), ...distractors]
  return {
    cardinality: 'multiple',
    baseType: 'directedPair',
    right: keys,
    ...(scoring === 'by-pair'
      ? { mapping: keys.map((key) => ({ key, value: share(100 / pairs.length, points) })) }
      : {}),
    interaction: tag(
      'matchInteraction',
      { ...response, shuffle, maxAssociations: pairs.length },
      tag('simpleMatchSet', {}, ...pairs.map(({ prompt }, i) => choice(`prompt_${i + 1}`, 1, prompt))),
      tag('simpleMatchSet', {}, ...answers.map((answer, i) => choice(`answer_${i + 1}`, pairs.length, answer))),
    ),
    reasons: [],
  }
}

function numericScoring({ answers }: Extract<Item, { kind: 'numeric' }>, points: number): string {
  const branches = answers.map(({ value, tolerance, credit }, i) => {
    const equal = tag(
      'equal',
      { toleranceMode: 'absolute', tolerance: `${tolerance} ${tolerance}` },
      tag('variable', { identifier: 'RESPONSE' }),
      tag('baseValue', { baseType: 'float' }, String(value)),
    )
    return tag(i === 0 ? 'responseIf' : 'responseElseIf', {}, equal, score(share(credit, points)))
  })
  return tag('responseCondition', {}, ...branches)
}
