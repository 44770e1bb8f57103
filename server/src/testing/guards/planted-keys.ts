import type { CallInput, createQuestion } from '@cadre/contracts'
import type { Id } from '@cadre/kernel'
import { completeQuestion } from '../bank.ts'

type Draft = CallInput<typeof createQuestion>['body']
type Item = Draft['text']['item']

/** In every text of a key and in no other. */
const keyWord = 'QZXKEY'
/** The numbers of a key, each of which stands nowhere else; `answers` for what statistics count. */
export const keyNumbers = { credit: 37.9123, value: 918_273.25, tolerance: 0.8171, answers: 7_654_321 }
const traces = new RegExp(
  [keyWord, ...Object.values(keyNumbers).map(String)].map((word) => RegExp.escape(word)).join('|'),
  'g',
)

/** Where only these questions are, so that a form of so many is theirs. */
export const plantedDomain = 'planted-keys'

/** What of a key stands in a text: nothing, wherever no review is open. */
export const keysIn = (text: string): string[] => [...new Set(text.toUpperCase().match(traces))]

const hidden = (field: string): string => `${keyWord} ${field}`
const reason = hidden('reason')
const option = (text: string, credit: number) => ({ text, credit, reason })

/** An item of each kind, every field of whose key can be recognised wherever it turns up. */
const items: readonly Item[] = [
  { kind: 'single', options: [option('Oak', 100), option('Elm', keyNumbers.credit), option('Ash', 0)] },
  {
    kind: 'multiple',
    scoring: 'by-credit',
    options: [option('Red', keyNumbers.credit), option('Green', 100 - keyNumbers.credit), option('Grey', -100)],
  },
  { kind: 'ordering', steps: ['Sow', 'Water', 'Reap'].map((text) => ({ text, reason })) },
  {
    kind: 'matching',
    pairs: ['North', 'South'].map((prompt) => ({ prompt, answer: `${prompt} wind`, reason })),
  },
  {
    kind: 'numeric',
    answers: [{ value: keyNumbers.value, tolerance: keyNumbers.tolerance, credit: 100, reason }],
  },
  { kind: 'text', answers: [{ text: hidden('answer'), credit: 100, reason }] },
]

/** A question of each kind, ready for review. */
export const plantedQuestions = (certificationId: Id<'crt'>): Draft[] =>
  items.map((item) => {
    const draft = completeQuestion(certificationId, `Which of these belongs to a question of kind ${item.kind}?`)
    return {
      ...draft,
      place: { ...draft.place, domain: plantedDomain, objective: null, tags: [keyWord.toLowerCase()] },
      text: {
        ...draft.text,
        title: hidden('title'),
        item,
        explanation: hidden('explanation'),
        references: [{ title: hidden('reference'), url: `https://example.org/${keyWord}` }],
        scenarioSource: hidden('source'),
      },
      provenance: { kind: 'experience', words: hidden('provenance') },
    }
  })
