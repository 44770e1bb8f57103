import { mediaNamesOf, type Question } from '@cadre/formats/question'
import { beyondBounds, bounds, isKey, isReference } from '../domain/bounds.ts'
import { textFromSet } from '../domain/from-set.ts'
import type { FitImages } from './fit-images.ts'

export type Fit =
  | { readonly ok: true; readonly question: Question; readonly notes: readonly string[] }
  | { readonly ok: false; readonly why: string }

const anyHash = { caseId: () => null, hash: () => '0'.repeat(64) }

/** A question of a file within the bank's own bounds: what can be bent is, with a note; the rest says why not. */
export function fitQuestion(question: Question, { refused }: Pick<FitImages, 'refused'>): Fit {
  const notes: string[] = []
  for (const name of mediaNamesOf(question)) {
    const reason = refused.get(name)
    if (reason !== undefined) notes.push(`the file ${name} ${reason}; its description was kept`)
  }
  const bent = placed(titled(question, notes), notes)
  const why = beyondBounds(textFromSet(bent, anyHash))
  return why === null ? { ok: true, question: bent, notes } : { ok: false, why }
}

function titled(question: Question, notes: string[]): Question {
  const { title, ...rest } = question
  const whole = title?.replaceAll(/\s+/g, ' ').trim() ?? ''
  if (whole.length <= bounds.title) return whole === '' ? rest : { ...rest, title: whole }
  notes.push(`its title was cut to ${bounds.title} characters`)
  return { ...rest, title: whole.slice(0, bounds.title).toWellFormed().trim() }
}

function placed(question: Question, notes: string[]): Question {
  const { domain, objective, scenarioSource, ...rest } = question
  const tags = question.tags.filter((tag) => isKey(tag, bounds.tag)).slice(0, bounds.tags)
  if (tags.length < question.tags.length)
    notes.push(`some of its tags were dropped: at most ${bounds.tags} of words and digits are kept`)
  const references = question.references.filter(isReference).slice(0, bounds.references)
  if (references.length < question.references.length)
    notes.push(`some of its references were dropped: they are no web addresses, or more than ${bounds.references}`)
  const strange = (key: string | undefined) => key !== undefined && !isKey(key)
  if (strange(domain) || strange(objective)) notes.push('its domain or objective is no key, and was dropped')
  return {
    ...rest,
    tags,
    references,
    ...(domain !== undefined && !strange(domain) && { domain }),
    ...(objective !== undefined && !strange(objective) && { objective }),
    ...(scenarioSource !== undefined && {
      scenarioSource: scenarioSource.slice(0, bounds.scenario).toWellFormed().trim(),
    }),
  }
}
