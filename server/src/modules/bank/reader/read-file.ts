import { importLimits, readQuestions, type Fidelity, type Place } from '@cadre/formats/question-formats'
import type { Question } from '@cadre/formats/question'
import { setWords } from '../store/question-words.ts'
import type { Fidelity as Line, ReadBank } from './read-bank.ts'
import { fitImages } from './fit-images.ts'
import { fitQuestion } from './fit-question.ts'

/** Reads a file of questions in any format, found by its content, as far as the bank can keep it. */
export function readFile(bytes: Uint8Array): ReadBank {
  const read = readQuestions(bytes, importLimits)
  if (!read.ok) return { ok: false, reason: where(read.details.place) + read.details.reason }
  const { format, set, fidelity, head } = read.value
  const images = fitImages(set.media)
  const kept = new Map<string, Question>()
  const byKey = new Map(set.questions.map((question) => [question.key, question]))
  const lines = fidelity.map((each): Line => {
    const question = byKey.get(each.key ?? '')
    if (!question) return lineOf(each)
    const fit = fitQuestion(question, images)
    const line = lineOf(each)
    if (!fit.ok) return { ...line, outcome: 'not-imported', key: null, notes: [...line.notes, fit.why] }
    kept.set(question.key, fit.question)
    return fit.notes.length === 0 ? line : { ...line, outcome: 'approximated', notes: [...line.notes, ...fit.notes] }
  })
  const questions = [...kept.values()]
  return {
    ok: true,
    format,
    set: { questions, cases: set.cases, media: images.media },
    words: setWords({ questions }),
    fidelity: lines,
    setKey: head?.key ?? null,
    domain: head?.domain ?? null,
  }
}

const lineOf = ({ outcome, place, title, key, notes }: Fidelity): Line => ({
  outcome,
  name: title,
  key: key ?? null,
  // Whoever mends the file has to find the place.
  notes: outcome === 'not-imported' ? notes.map(({ words }) => where(place) + words) : notes.map(({ words }) => words),
})

/** `file, line 12: `; empty when the place is unknown. */
function where({ file, line }: Place): string {
  const parts = [...(file === undefined ? [] : [file]), ...(line === undefined ? [] : [`line ${line}`])]
  return parts.length === 0 ? '' : `${parts.join(', ')}: `
}
