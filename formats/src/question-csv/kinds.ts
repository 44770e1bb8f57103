import type { ItemKind } from '../question/index.ts'

/** What a sheet calls a question: a kind of ours, options whose number of right ones decides, true or false, or none to import. */
export type SheetKind = ItemKind | 'choice' | 'truth' | { readonly code: string; readonly words: string }

const essay = { code: 'essay', words: 'an essay is not marked by key; this bank has no essays' }
const unmarked = { code: 'no-key', words: 'it asks for no right answer' }
const names: Readonly<Record<string, SheetKind>> = {
  '': 'choice', choice: 'choice', multiplechoice: 'choice', mc: 'choice', mcq: 'choice', quiz: 'choice', singleselectchoice: 'choice',
  single: 'single', singlechoice: 'single', singleanswer: 'single', singleselect: 'single', radio: 'single', dropdown: 'single', sc: 'single',
  multiple: 'multiple', multiselect: 'multiple', multipleselect: 'multiple', multipleanswer: 'multiple', multipleanswers: 'multiple',
  multipleresponse: 'multiple', multiresponse: 'multiple', checkbox: 'multiple', checkboxes: 'multiple', ms: 'multiple', mr: 'multiple', ma: 'multiple',
  truefalse: 'truth', trueorfalse: 'truth', tf: 'truth', boolean: 'truth', yesno: 'truth',
  ordering: 'ordering', order: 'ordering', sequence: 'ordering', sequencing: 'ordering', reorder: 'ordering',
  matching: 'matching', match: 'matching',
  numeric: 'numeric', numerical: 'numeric', number: 'numeric',
  text: 'text', shortanswer: 'text', sa: 'text', fillintheblank: 'text', fillin: 'text', fib: 'text', typeanswer: 'text', shorttext: 'text',
  essay, openended: essay, longanswer: essay, paragraph: essay, wr: essay, writtenresponse: essay,
  poll: unmarked, survey: unmarked, wordcloud: unmarked, draw: unmarked, slide: unmarked,
} // prettier-ignore

/** The kind that a cell names, however it is spelt; null for a word that is none. */
export function sheetKind(cell: string): SheetKind | null {
  const name = cell.toLowerCase().replaceAll(/[^a-z]+/g, '')
  return Object.hasOwn(names, name) ? (names[name] ?? null) : null
}
