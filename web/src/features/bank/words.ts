import type {
  importStages,
  importedQuestion,
  itemFlags,
  provenanceKinds,
  questionFileFormats,
  questionKinds,
  questionStates,
} from '@cadre/contracts'
import type { z } from 'zod'
import type { Tone } from '../../ui/theme/tokens.ts'

export type State = (typeof questionStates)[number]
export type Kind = (typeof questionKinds)[number]
export type Flag = (typeof itemFlags)[number]
type Fidelity = z.infer<typeof importedQuestion>['fidelity']

export const stateWords: Readonly<Record<State, string>> = {
  draft: 'Draft',
  'in-review': 'In review',
  live: 'Live',
  revising: 'Live, being revised',
  'revision-in-review': 'Live, revision in review',
  retired: 'Retired',
}
export const stateTones: Readonly<Record<State, Tone>> = {
  draft: 'calm',
  'in-review': 'warn',
  live: 'good',
  revising: 'good',
  'revision-in-review': 'warn',
  retired: 'bad',
}
export const kindWords: Readonly<Record<Kind, string>> = {
  single: 'One right option',
  multiple: 'Several right options',
  ordering: 'Ordering',
  matching: 'Matching',
  numeric: 'Number',
  text: 'Short text',
}
/** How points are given, by the name of the rule. */
export const scoringWords = {
  'all-or-nothing': 'All right or no points',
  'by-credit': 'Each right option brings its share',
  'by-position': 'Each step in its place brings its share',
  'by-pair': 'Each right pair brings its share',
} as const
export const difficultyWords: Readonly<Record<1 | 2 | 3 | 4 | 5, string>> = {
  1: '1, nearly everybody',
  2: '2, most',
  3: '3, about half',
  4: '4, some',
  5: '5, few',
}
export const provenanceWords: Readonly<Record<(typeof provenanceKinds)[number], string>> = {
  experience: 'Own project experience',
  documentation: 'Public documentation',
  imported: 'Imported, with the right to use it',
  shipped: 'Ships with Cadre',
}
export const stageWords: Readonly<Record<(typeof importStages)[number], string>> = {
  reading: 'Being read',
  ready: 'Read, nothing added yet',
  unreadable: 'Cannot be read',
  adding: 'Being added',
  added: 'Added',
  failed: 'Nothing was added',
  discarded: 'Discarded',
}
export const stageTones: Readonly<Record<(typeof importStages)[number], Tone>> = {
  reading: 'calm',
  ready: 'warn',
  unreadable: 'bad',
  adding: 'calm',
  added: 'good',
  failed: 'bad',
  discarded: 'calm',
}
export const fidelityWords: Readonly<Record<Fidelity, string>> = {
  exact: 'Exact',
  approximated: 'Approximated',
  'not-imported': 'Not imported',
  known: 'In the bank already',
}
export const fidelityTones: Readonly<Record<Fidelity, Tone>> = {
  exact: 'good',
  approximated: 'warn',
  'not-imported': 'bad',
  known: 'calm',
}

export const formatWords: Readonly<Record<(typeof questionFileFormats)[number], string>> = {
  yaml: 'Question bank (YAML), all there is',
  'moodle-xml': 'Moodle XML',
  gift: 'GIFT',
  aiken: 'Aiken',
  csv: 'CSV',
  qti12: 'QTI 1.2, as Canvas reads it',
  qti21: 'QTI 2.1',
  qti22: 'QTI 2.2',
  qti3: 'QTI 3.0',
}

type Option = { readonly value: string; readonly label: string }
/** A map of words as choices of a field. */
export const choicesOf = (words: Readonly<Record<string, string>>): Option[] =>
  Object.entries(words).map(([value, label]) => ({ value, label }))
