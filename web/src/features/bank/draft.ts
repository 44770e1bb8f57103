import type { CallInput, createQuestion, ReplyOf, readQuestion } from '@cadre/contracts'

export type Found = ReplyOf<typeof readQuestion>
export type Item = Found['text']['item']
export type Kind = Item['kind']
/** What is written: as the server takes it, with its text as the server gives it. */
export type Draft = CallInput<typeof createQuestion>['body'] & { readonly text: Found['text'] }

const option = (credit: number) => ({ id: '', text: '', credit, reason: '' })

/** What a new question of a kind begins with. */
export function emptyItem(kind: Kind): Item {
  switch (kind) {
    case 'single':
      return { kind, options: [option(100), option(0), option(0), option(0)], shuffle: true }
    case 'multiple':
      return {
        kind,
        options: [option(50), option(50), option(0), option(0), option(0)],
        shuffle: true,
        scoring: 'all-or-nothing',
        choose: 2,
      }
    case 'ordering':
      return { kind, steps: [1, 2, 3].map(() => ({ id: '', text: '', reason: '' })), scoring: 'all-or-nothing' }
    case 'matching':
      return {
        kind,
        pairs: [1, 2, 3].map(() => ({ id: '', prompt: '', answerId: '', answer: '', reason: '' })),
        distractors: [],
        shuffle: true,
        scoring: 'by-pair',
      }
    case 'numeric':
      return { kind, answers: [{ value: 0, tolerance: 0, credit: 100, reason: '' }], unit: '' }
    case 'text':
      return { kind, answers: [{ text: '', credit: 100, reason: '' }], caseSensitive: false }
  }
}

/** Single and multiple keep their options when one becomes the other; everything else begins anew. */
export function asKind(item: Item, kind: Kind): Item {
  const keeps = (item.kind === 'single' && kind === 'multiple') || (item.kind === 'multiple' && kind === 'single')
  if (!keeps || !('options' in item)) return emptyItem(kind)
  const right = item.options.findIndex(({ credit }) => credit > 0)
  return kind === 'single'
    ? {
        kind,
        shuffle: item.shuffle,
        options: item.options.map((each, i) => ({ ...each, credit: i === right ? 100 : 0 })),
      }
    : withEvenCredit({
        kind: 'multiple',
        shuffle: item.shuffle,
        options: item.options,
        scoring: 'all-or-nothing',
        choose: null,
      })
}

/** Options stay options; every other kind has parts of its own. */
const familyOf = (kind: Kind): Kind => (kind === 'multiple' ? 'single' : kind)

/** What was written of the kinds that a question was before it became what it is. */
export type LeftItems = ReadonlyMap<Kind, Item>

/** The other kind of answer, with what was written of it before: a look at a kind costs nothing. */
export function otherKind(left: LeftItems, item: Item, kind: Kind): { item: Item; left: LeftItems } {
  const kept = familyOf(item.kind) === familyOf(kind) ? item : left.get(familyOf(kind))
  const next = kept === undefined ? emptyItem(kind) : kept.kind === kind ? kept : asKind(kept, kind)
  return { item: next, left: new Map(left).set(familyOf(item.kind), item) }
}

type Multiple = Extract<Item, { kind: 'multiple' }>

/** The right options share the points; takers are told how many there are. */
export function withEvenCredit(item: Multiple): Multiple {
  const right = item.options.filter(({ credit }) => credit > 0).length
  const each = right === 0 ? 0 : Math.round(10_000 / right) / 100
  return {
    ...item,
    choose: right < 2 ? null : right,
    options: item.options.map((one) => ({ ...one, credit: one.credit > 0 ? each : Math.min(0, one.credit) })),
  }
}

export const newDraft = (certificationId: string, domain: string): Draft => ({
  place: { certificationId, domain, objective: null, difficulty: null, tags: [] },
  text: {
    title: '',
    stem: '',
    item: emptyItem('single'),
    explanation: '',
    references: [],
    scenarioSource: '',
    caseId: null,
  },
  provenance: { kind: 'experience', words: '' },
  enemies: [],
})

export const draftOf = (found: Found): Draft => ({
  place: {
    certificationId: found.certificationId,
    domain: found.domain,
    objective: found.objective,
    difficulty: found.difficulty,
    tags: found.tags,
  },
  text: found.text,
  provenance: found.provenance,
  enemies: found.enemies.map(({ questionId }) => questionId),
})
