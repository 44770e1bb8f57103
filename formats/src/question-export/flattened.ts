import { escapeMarkdown } from '../markup/escape-markdown.ts'
import type { Notes } from '../question-import/notes.ts'
import type { Question, QuestionSet } from '../question/index.ts'
import { mapTexts } from '../question/texts.ts'

/** What other formats have no place for, moved into texts: the case before the stem, references behind the explanation. */
export function flattened(
  question: Question,
  set: QuestionSet,
  { media, keepLinks, notes }: { readonly media: boolean; readonly keepLinks: boolean; readonly notes: Notes },
): Question {
  const { case: caseKey, enemies, references, explanation, ...rest } = question
  const study = set.cases.find(({ key }) => key === caseKey)
  if (study) notes.add('case-in-stem', 'the text of its case stands before its stem')
  if (!keepLinks && enemies.length > 0) notes.add('enemies-dropped', 'its enemies were dropped')
  if (!keepLinks && references.length > 0)
    notes.add('references-in-explanation', 'its references stand behind its explanation')
  const list = (keepLinks ? [] : references)
    .map(({ title, url }) => `- [${escapeMarkdown(title, { dollars: true })}](${url})`)
    .join('\n')
  const behind = [explanation, list].filter(Boolean).join('\n\n')
  const flat: Question = {
    ...rest,
    stem: study ? `${study.text}\n\n${rest.stem}` : rest.stem,
    ...(behind === '' ? {} : { explanation: behind }),
    references: keepLinks ? references : [],
    enemies: keepLinks ? enemies : [],
  }
  return media ? flat : mapTexts(flat, (text) => withoutMedia(text, notes))
}

const image = /(!?)\[((?:\\.|[^\]\\])*)\]\(media:[^)\s]*\)/g

/** Images become their descriptions, links to files their texts. */
function withoutMedia(text: string, notes: Notes): string {
  if (!text.includes('](media:')) return text
  notes.add('media-dropped', 'its images and files were dropped; their descriptions were kept')
  return text.replaceAll(image, (_, mark: string, alt: string) => (mark === '!' ? `[image: ${alt}]` : alt))
}
