import type { Question } from './question.ts'
import { textsOf } from './texts.ts'

const image = /\]\(media:([a-z0-9][a-z0-9._-]*)(?=[)\s])/g

/** Names of media that a Markdown text shows or links to as `](media:NAME)`. */
export const mediaNamesIn = (text: string): string[] => [...text.matchAll(image)].map(([, name = '']) => name)

/** The text with each media name replaced by what `rename` gives for it. */
export const renameMedia = (text: string, rename: (name: string) => string): string =>
  text.replaceAll(image, (_, name: string) => `](media:${rename(name)}`)

/** Names of the media that a question shows or links to, each once. */
export const mediaNamesOf = (question: Question): string[] => [...new Set(textsOf(question).flatMap(mediaNamesIn))]
