import { itemFlaws } from '../question/flaws.ts'
import type { CaseStudy, Item, Question } from '../question/index.ts'
import { mapTexts, textsOf } from '../question/texts.ts'
import { type Effort, fileEffort } from './effort.ts'
import type { Fidelity, Note, Place, QuestionFormat, ReadSet } from './fidelity.ts'
import { keyOf, uniqueKeys } from './key-of.ts'
import type { ImportLimits } from './limits.ts'
import { type MediaShelf, mediaShelf } from './media-shelf.ts'
import type { Notes } from './notes.ts'

/** A question as a reader found it. `id` is the file's own name for it; `item` null when there is none to make. */
export type Draft = Omit<Question, 'key' | 'enemies'> & { readonly id?: string; readonly enemies?: readonly string[] }

/** One of several things that a question asks within one text. */
export type Part = { readonly draft: Draft; readonly notes: Notes }

/** Gathers what one file holds, and what became of each part of it. */
export type Collector = {
  readonly media: MediaShelf
  readonly limits: ImportLimits
  readonly effort: Effort
  readonly add: (draft: Draft, place: Place, notes: Notes) => void
  readonly skip: (title: string, place: Place, note: Note) => void
  /** All of them or, where one cannot be kept, none; `text` becomes the case that they share. */
  readonly addParts: (
    parts: readonly Part[],
    whole: { readonly title: string; readonly text: string },
    place: Place,
  ) => void
  /** Keeps a case; its key is the wanted one, or that with a number behind it. */
  readonly addCase: (study: CaseStudy) => string
  readonly caseText: (key: string) => string
  /** There is room for another question. */
  readonly hasRoom: () => boolean
  readonly done: (format: QuestionFormat) => ReadSet
}

/** @param most that are kept */
export const tooManyParts = (most: number): Note => ({
  code: 'too-many',
  words: `it asks more than the ${most} things that are kept`,
})

const untitled = 'Untitled question'

/** `isGuessed`: how the file is encoded was guessed, so letters beyond ASCII may be others. */
export function questionCollector(limits: ImportLimits, isGuessed = false): Collector {
  const questions: Question[] = []
  const cases: CaseStudy[] = []
  const fidelity: Fidelity[] = []
  const media = mediaShelf(limits)
  const uniqueKey = uniqueKeys()
  const uniqueCaseKey = uniqueKeys()
  const skip = (title: string, place: Place, note: Note) => {
    fidelity.push({ outcome: 'not-imported', place, title: shortened(title), notes: [note] })
  }
  const keep = ({ id, ...draft }: Draft, place: Place, notes: Notes) => {
    const { title = draft.stem } = draft
    const question = cleaned(draft, notes)
    if (isGuessed && textsOf({ key: '', enemies: [], ...question }).some((text) => /[^\0-\u007f]/.test(text)))
      notes.add('encoding', 'the file is not UTF-8 and was read as Windows-1252: look at its accents')
    const key = uniqueKey(keyOf(id ?? title))
    questions.push({ key, enemies: [], ...question })
    const list = notes.list()
    const outcome = list.length === 0 ? 'exact' : 'approximated'
    fidelity.push({ outcome, place, title: shortened(title), key, notes: list })
  }
  const flawOf = ({ id: _id, ...draft }: Draft, notes: Notes) => whyNot(cleaned(draft, notes), limits)
  const addCase = (study: CaseStudy): string => {
    const key = uniqueCaseKey(study.key)
    cases.push({ ...study, key })
    return key
  }
  return {
    media,
    limits,
    effort: fileEffort(limits.steps),
    skip,
    addCase,
    caseText: (key) => cases.find((study) => study.key === key)?.text ?? '',
    hasRoom: () => fidelity.length < limits.questions,
    add(draft, place, notes) {
      const flaw = flawOf(draft, notes)
      if (flaw) skip(draft.title ?? draft.stem, place, flaw)
      else keep(draft, place, notes)
    },
    addParts(parts, { title, text }, place) {
      const most = Math.min(limits.list, limits.questions - fidelity.length)
      if (parts.length > most) return skip(title, place, tooManyParts(most))
      const flaws = parts.map(({ draft, notes }) => flawOf(draft, notes))
      const at = flaws.findIndex((flaw) => flaw !== null)
      const flaw = flaws[at]
      if (flaw)
        return skip(title, place, {
          ...flaw,
          words: `of the ${parts.length} things it asks, in number ${at + 1} ${flaw.words}`,
        })
      if (text.length > limits.text) return skip(title, place, tooLong(limits))
      const name = (title || text).replaceAll(/\s+/g, ' ').trim().slice(0, 80).toWellFormed()
      const study = text === '' ? null : addCase({ key: keyOf(name), title: name, text })
      for (const [i, { draft, notes }] of parts.entries()) {
        notes.add(
          'parts',
          `it asks ${parts.length} things within one text; each became a question of a case that holds the text`,
        )
        keep({ ...draft, title: `${name} (${i + 1})`, ...(study === null ? {} : { case: study }) }, place, notes)
      }
    },
    done: (format) => {
      const used = new Set(questions.map((question) => question.case))
      const kept = cases.filter(({ key }) => used.has(key))
      return { format, set: { questions, cases: kept, media: media.all() }, fidelity }
    },
  }
}

const shortened = (title: string): string => {
  const line = title.replaceAll(/\s+/g, ' ').trim() || untitled
  return line.length > 80 ? `${line.slice(0, 79).toWellFormed()}…` : line
}

const unprintable = /[^\P{Cc}\n\t]|[\u2028\u2029\ufeff]/gu

/** Texts as the bank keeps them: trimmed, without control characters or half characters. */
function cleaned(draft: Omit<Draft, 'id'>, notes: Notes): Omit<Draft, 'id'> {
  const clean = (text: string): string => {
    const printable = text.replaceAll('\r\n', '\n').replaceAll(unprintable, '')
    const whole = printable.isWellFormed() ? printable : printable.toWellFormed()
    if (whole.length !== text.replaceAll('\r', '').length)
      notes.add('control-characters', 'control characters were removed')
    return whole.trim()
  }
  const { title, explanation, ...question } = mapTexts({ key: '', enemies: [], ...draft }, clean)
  const { key: _key, item, ...rest } = question
  const name = title === undefined ? '' : clean(title).replaceAll(/\s+/g, ' ').slice(0, 500).toWellFormed().trim()
  return {
    ...rest,
    item: tidyItem(item),
    ...(name === '' ? {} : { title: name }),
    ...(explanation === undefined || explanation === '' ? {} : { explanation }),
    category: draft.category.map((part) => clean(part).slice(0, 200).toWellFormed()).filter((part) => part !== ''),
  }
}

function tidyItem(item: Item): Item {
  switch (item.kind) {
    case 'single':
    case 'multiple':
      return { ...item, options: item.options.map(({ reason, ...rest }) => ({ ...rest, ...given(reason) })) }
    case 'ordering':
      return { ...item, steps: item.steps.map(({ reason, ...rest }) => ({ ...rest, ...given(reason) })) }
    case 'matching':
      return { ...item, pairs: item.pairs.map(({ reason, ...rest }) => ({ ...rest, ...given(reason) })) }
    case 'numeric':
      return { ...item, answers: item.answers.map(({ reason, ...rest }) => ({ ...rest, ...given(reason) })) }
    case 'text':
      return { ...item, answers: item.answers.map(({ reason, ...rest }) => ({ ...rest, ...given(reason) })) }
  }
}

const given = (reason: string | undefined) => (reason === undefined || reason === '' ? {} : { reason })

const requiredTexts = (item: Item): string[] => {
  switch (item.kind) {
    case 'single':
    case 'multiple':
      return item.options.map(({ text }) => text)
    case 'ordering':
      return item.steps.map(({ text }) => text)
    case 'matching':
      return [...item.pairs.flatMap(({ prompt, answer }) => [prompt, answer]), ...item.distractors]
    case 'numeric':
      return []
    case 'text':
      return item.answers.map(({ text }) => text)
  }
}

const tooLong = (limits: ImportLimits): Note => ({
  code: 'too-long',
  words: `one of its texts is longer than ${limits.text} characters`,
})

function whyNot(question: Omit<Draft, 'id'>, limits: ImportLimits): Note | null {
  const { stem, item } = question
  const required = requiredTexts(item)
  if (stem === '') return { code: 'no-stem', words: 'it has no text to ask with' }
  if (required.length > limits.list) {
    return { code: 'too-many-options', words: `it has ${required.length} answers; at most ${limits.list} are kept` }
  }
  if (required.includes('')) return { code: 'empty-option', words: 'one of its answers has no text' }
  const whole = { key: '', enemies: [], ...question }
  if (textsOf(whole).some((text) => text.length > limits.text)) {
    return tooLong(limits)
  }
  const [flaw] = itemFlaws(item)
  return flaw ? { code: `wrong-${flaw.at}`, words: flaw.reason } : null
}
