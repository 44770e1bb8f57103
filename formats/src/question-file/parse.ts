import { type Ok, ok, refuse } from '@cadre/kernel'
import { bytesOfBase64 } from '../bytes/base64.ts'
import type { Media, Question } from '../question/index.ts'
import type { FileProblem, Finding } from '../yaml-file/problem.ts'
import { shapeProblems } from '../yaml-file/shape-problems.ts'
import { readYaml, type YamlSource } from '../yaml-file/source.ts'
import { firstOfEach, titleAt, withoutQuestions } from './left-questions.ts'
import { completenessProblems } from './completeness.ts'
import { itemProblems } from './item-problems.ts'
import { itemOf } from './item-of-entry.ts'
import type { BankFileRefusal } from './problem.ts'
import type { QuestionBank } from './question-bank.ts'
import { readableBank } from './readable-bank.ts'
import { type KnownKeys, referenceProblems } from './references.ts'
import { type BankFile, bankFile, bankLimits, type QuestionEntry } from './schema.ts'

/**
 * `complete` refuses what learners should not get: options without reasons, questions without references, objective or
 * difficulty, files without certification, domain or provenance. `readable` takes what authors still work on.
 */
export type BankDemands = KnownKeys & { readonly demand?: 'complete' | 'readable' }

/**
 * A bank file as questions, or every problem it has with line, column, path and reason. Never throws.
 * @param text the file's content, at most 2^24 UTF-16 units.
 */
export function parseQuestionBank(text: string, demands: BankDemands = {}): Ok<QuestionBank> | BankFileRefusal {
  const { problems, content } = sourceOf(text)
  if (!content) return refused(problems)
  const { file, findings } = judged(content.data, demands)
  if (file && problems.length + findings.length === 0) return ok(bankOf(file))
  return refused([...problems, ...withoutRepeats(findings).map(content.locate)])
}

/** A question that cannot be read, by its place in the file, with the first thing that is wrong with it. */
export type LeftQuestion = { readonly position: number; readonly title: string; readonly problem: FileProblem }

/**
 * What authors still work on, as far as it can be read: a question that asks nothing yet keeps no other out. Refused where
 * something else than single questions is wrong, or none can be read.
 */
export function readQuestionBank(
  text: string,
): Ok<{ readonly bank: QuestionBank; readonly left: readonly LeftQuestion[] }> | BankFileRefusal {
  const { problems, content } = sourceOf(text)
  if (!content) return refused(problems)
  const { file: whole, findings } = judged(content.data, { demand: 'readable' })
  if (whole && problems.length + findings.length === 0) return ok({ bank: bankOf(whole), left: [] })
  const refusal = (): BankFileRefusal => refused([...problems, ...withoutRepeats(findings).map(content.locate)])
  if (problems.length > 0) return refusal()
  const first = firstOfEach(findings)
  const rest = first && withoutQuestions(content.data, new Set(first.keys()))
  if (!rest) return refusal()
  const { file, findings: others } = judged(rest, { demand: 'readable' })
  if (!file || others.length > 0) return refusal()
  const left = [...first].map(([position, finding]) => ({
    position,
    title: titleAt(content.data, position),
    problem: content.locate(finding),
  }))
  return ok({ bank: bankOf(file), left: left.toSorted((a, b) => a.position - b.position) })
}

function sourceOf(text: string): YamlSource {
  if (text.length <= bankLimits.characters) return readYaml(text, 'question bank')
  const reason = `the file has ${text.length} characters; a bank has at most ${bankLimits.characters}`
  return { problems: [{ code: 'too-large', line: 1, column: 1, path: '', reason }] }
}

function judged(data: unknown, demands: BankDemands): { file: BankFile | null; findings: readonly Finding[] } {
  const parsed = bankFile.safeParse(data)
  const issues = parsed.success ? [] : parsed.error.issues
  const bank = readableBank(data, issues)
  const findings = [
    ...shapeProblems(issues, data, bankFile),
    ...itemProblems(bank),
    ...referenceProblems(bank, demands),
    ...(demands.demand === 'readable' ? [] : completenessProblems(bank)),
  ]
  return { file: parsed.success ? parsed.data : null, findings }
}

const refused = (problems: readonly FileProblem[]): BankFileRefusal =>
  refuse('questions.bank-file-invalid', {
    problems: problems.toSorted((a, b) => a.line - b.line || a.column - b.column),
  })

/** The schema and the rules may both miss the same entry; the schema speaks first. */
function withoutRepeats(findings: readonly Finding[]): Finding[] {
  const seen = new Set<string>()
  return findings.filter(({ code, path }) => {
    if (code !== 'missing') return true
    const place = path.join('/')
    return !seen.has(place) && seen.add(place)
  })
}

function bankOf({ bank: _version, questions, media, ...file }: BankFile): QuestionBank {
  return { ...file, questions: questions.map((entry) => questionOf(entry, file.domain)), media: media.map(mediaOf) }
}

function questionOf(entry: QuestionEntry, domainOfFile: string | undefined): Question {
  const { key, stem, references, tags, category, enemies, domain = domainOfFile, scenario } = entry
  const { title, explanation, objective, difficulty, case: caseKey, points } = entry
  const item = itemOf(entry) ?? { kind: 'text', answers: [], caseSensitive: false }
  return {
    key,
    ...(title === undefined ? {} : { title }),
    stem,
    item,
    ...(explanation === undefined ? {} : { explanation }),
    references,
    tags,
    ...(domain === undefined ? {} : { domain }),
    ...(objective === undefined ? {} : { objective }),
    ...(difficulty === undefined ? {} : { difficulty }),
    category,
    ...(caseKey === undefined ? {} : { case: caseKey }),
    enemies,
    ...(scenario === undefined ? {} : { scenarioSource: scenario }),
    ...(points === undefined ? {} : { points }),
  }
}

const mediaOf = ({ base64, ...media }: BankFile['media'][number]): Media => ({
  ...media,
  bytes: bytesOfBase64(base64) ?? new Uint8Array(),
})
