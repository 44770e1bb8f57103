import { parseQuestionBank } from '@cadre/formats/question-file'
import type { Fidelity, ReadBank } from './read-bank.ts'

type Reader = (bytes: Uint8Array) => ReadBank

/** Every format that can be read, by the name that the contract gives it. */
export const readers: Readonly<Record<string, Reader>> = {
  'cadre-yaml': readYaml,
}

/** What its authors still work on is read as well: a review asks for the rest. */
function readYaml(bytes: Uint8Array): ReadBank {
  const text = decoded(bytes)
  if (text === null) return { ok: false, reason: 'it is not UTF-8 text' }
  const parsed = parseQuestionBank(text, { demand: 'readable' })
  if (!parsed.ok) {
    const [first, ...more] = parsed.details.problems
    const others = more.length === 0 ? '' : ` (and ${more.length} more)`
    return { ok: false, reason: first ? `line ${first.line}: ${first.reason}${others}` : 'it holds no questions' }
  }
  const { key, provenance, domain, certification: _, ...set } = parsed.value
  const fidelity = set.questions.map((question): Fidelity => ({
    outcome: 'exact',
    name: question.title ?? question.key,
    key: question.key,
    notes: [],
  }))
  return { ok: true, set, fidelity, setKey: key, provenance: provenance ?? null, domain: domain ?? null }
}

function decoded(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}
