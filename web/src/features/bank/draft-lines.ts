import type { ReplyOf, readBankOverview } from '@cadre/contracts'
import type { Draft } from './draft.ts'
import { type ComparedLine, comparedLines, type Line, linesOf } from './text-lines.ts'
import { difficultyWords, provenanceWords } from './words.ts'

/** What the keys and ids of a draft are called. */
export type DraftNames = {
  readonly overview: ReplyOf<typeof readBankOverview>
  readonly question: (questionId: string) => string
}

const difficulties: Readonly<Record<number, string>> = difficultyWords

/** All that is saved with a question beside its text, as the form calls it. */
function besideText({ place, provenance, enemies = [] }: Draft, { overview, question }: DraftNames): Line[] {
  const exam = overview.certifications.find(({ certificationId }) => certificationId === place.certificationId)
  const domain = exam?.domains.find(({ key }) => key === place.domain)?.name ?? place.domain
  const objective = exam?.objectives.find(({ key }) => key === place.objective)
  const { difficulty = null, tags = [] } = place
  return [
    { id: 'exam', label: 'Exam', words: exam?.code ?? place.certificationId },
    { id: 'domain', label: 'Domain', words: domain },
    {
      id: 'objective',
      label: 'Objective',
      words: objective ? `${objective.key}: ${objective.text}` : (place.objective ?? 'None'),
    },
    {
      id: 'difficulty',
      label: 'Who gets it right',
      words: difficulty === null ? 'Not said' : (difficulties[difficulty] ?? String(difficulty)),
    },
    { id: 'tags', label: 'Tags', words: tags.toSorted().join(', ') },
    { id: 'source', label: 'Source', words: provenanceWords[provenance.kind] },
    { id: 'source-words', label: 'In a sentence', words: provenance.words },
    { id: 'enemies', label: 'Never in one form with', words: enemies.toSorted().map(question).join('\n') },
  ]
}

/** All of a draft as plain words, to be kept elsewhere. */
export const draftWords = (draft: Draft, names: DraftNames): string =>
  [...linesOf(draft.text), ...besideText(draft, names)]
    .filter(({ words }) => words !== '')
    .map(({ label, words }) => `${label}: ${words}`)
    .join('\n')

/** Everything in which two drafts of one question differ. */
export function comparedDrafts(before: Draft, after: Draft, names: DraftNames): ComparedLine[] {
  const were = new Map(besideText(before, names).map(({ id, words }) => [id, words]))
  const beside = besideText(after, names).map(({ id, label, words }) => ({
    id,
    label,
    before: were.get(id) ?? '',
    after: words,
  }))
  return [...comparedLines(before.text, after.text), ...beside.filter((line) => line.before !== line.after)]
}
