import type { parseQuestionBank, QuestionBank } from '@cadre/formats/question-file'
import { problemLines } from './blueprint-report.ts'
import { nameOf } from './input.ts'

export type CheckedBank = { readonly file: string; readonly result: ReturnType<typeof parseQuestionBank> }

/** What `cadre bank check` prints: an outline of each good file, `FILE:LINE:COLUMN: PATH: REASON` for each problem. */
export function bankReport(files: readonly CheckedBank[], json: boolean): string {
  if (json) {
    const report = files.map(({ file, result }) => ({
      file,
      ok: result.ok,
      ...(result.ok ? { counts: countsOf(result.value) } : {}),
      problems: result.ok ? [] : result.details.problems,
    }))
    return `${JSON.stringify({ files: report, sameKeys: sameKeys(files) }, null, 2)}\n`
  }
  const lines = files.flatMap(({ file, result }) =>
    result.ok ? [`${nameOf(file)}: ${outline(result.value)}`] : problemLines(nameOf(file), result.details.problems),
  )
  const same = sameKeys(files).map(({ key, in: names }) => `the key "${key}" is used by ${names.join(' and ')}`)
  return [...lines, ...same].map((line) => `${line}\n`).join('')
}

/** Bank keys that several files claim. */
export function sameKeys(files: readonly CheckedBank[]): { readonly key: string; readonly in: readonly string[] }[] {
  const filesByKey = new Map<string, string[]>()
  for (const { file, result } of files) {
    if (!result.ok) continue
    filesByKey.set(result.value.key, [...(filesByKey.get(result.value.key) ?? []), nameOf(file)])
  }
  return [...filesByKey].flatMap(([key, names]) => (names.length > 1 ? [{ key, in: names }] : []))
}

function countsOf({ questions, cases }: QuestionBank) {
  const kinds: Record<string, number> = {}
  const objectives: Record<string, number> = {}
  for (const { item, objective } of questions) {
    kinds[item.kind] = (kinds[item.kind] ?? 0) + 1
    if (objective !== undefined) objectives[objective] = (objectives[objective] ?? 0) + 1
  }
  return { questions: questions.length, cases: cases.length, kinds, objectives }
}

function outline(bank: QuestionBank): string {
  const { questions, cases, kinds, objectives } = countsOf(bank)
  const listed = (counts: Record<string, number>) =>
    Object.entries(counts)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, count]) => `${count} ${name}`)
      .join(', ')
  const about = questions === 0 ? '' : ` (${listed(kinds)}); by objective: ${listed(objectives)}`
  return `"${bank.key}" is complete and consistent: ${questions} questions, ${cases} cases${about}`
}
