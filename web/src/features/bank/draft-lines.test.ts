import type { Id } from '@cadre/kernel'
import { describe, expect, it } from 'vitest'
import { type Draft, newDraft } from './draft.ts'
import { comparedDrafts, type DraftNames } from './draft-lines.ts'

const exam = 'crt_01J8Z3K4M5N6P7Q8R9S0T1V2W3' as Id<'crt'>
const counts = { count: 1, live: 1 }
const names: DraftNames = {
  overview: {
    certifications: [
      {
        certificationId: exam,
        code: 'OTT-C01',
        ...counts,
        domains: [
          { key: 'water', name: 'Water', ...counts },
          { key: 'land', name: 'Land', ...counts },
        ],
        objectives: [{ key: '1.1', domain: 'water', text: 'Swim' }],
      },
    ],
    tags: [],
    authors: [],
  } as unknown as DraftNames['overview'],
  question: (questionId) => `Question ${questionId}`,
}
const draft = newDraft(exam, 'water')
const differences = (after: Draft) =>
  comparedDrafts(draft, after, names).map(({ label, before, after: now }) => [label, before, now])

describe('comparedDrafts', () => {
  it('finds nothing where nothing differs', () => expect(differences({ ...draft })).toEqual([]))

  it.each<[string, Draft, string[]]>([
    ['the domain', { ...draft, place: { ...draft.place, domain: 'land' } }, ['Domain', 'Water', 'Land']],
    ['the objective', { ...draft, place: { ...draft.place, objective: '1.1' } }, ['Objective', 'None', '1.1: Swim']],
    [
      'who gets it right',
      { ...draft, place: { ...draft.place, difficulty: 4 } },
      ['Who gets it right', 'Not said', '4, some'],
    ],
    ['the tags', { ...draft, place: { ...draft.place, tags: ['b', 'a'] } }, ['Tags', '', 'a, b']],
    [
      'the source',
      { ...draft, provenance: { ...draft.provenance, kind: 'documentation' } },
      ['Source', 'Own project experience', 'Public documentation'],
    ],
    [
      'the sentence about it',
      { ...draft, provenance: { ...draft.provenance, words: 'A river' } },
      ['In a sentence', '', 'A river'],
    ],
    [
      'the kind of project',
      { ...draft, text: { ...draft.text, scenarioSource: 'Rivers' } },
      ['Kind of project', '', 'Rivers'],
    ],
    [
      'the references',
      { ...draft, text: { ...draft.text, references: [{ title: 'Otters', url: 'https://example.org' }] } },
      ['References', '', 'Otters https://example.org'],
    ],
    ['the enemies', { ...draft, enemies: ['qst_1'] }, ['Never in one form with', '', 'Question qst_1']],
  ])('shows %s', (_, after, line) => expect(differences(after)).toEqual([line]))

  it('does not show tags and enemies that only stand in another order', () => {
    const tagged = { ...draft, place: { ...draft.place, tags: ['b', 'a'] } }
    expect(comparedDrafts(tagged, { ...draft, place: { ...draft.place, tags: ['a', 'b'] } }, names)).toEqual([])
  })
})
