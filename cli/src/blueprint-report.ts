import { coverage, type Coverage, type DomainCoverage, type Measure, untaughtObjectives } from '@cadre/coverage'
import type { Blueprint, BlueprintProblem, parseBlueprint } from '@cadre/formats/blueprint'
import { nameOf } from './input.ts'

export type CheckedFile = { readonly file: string; readonly result: ReturnType<typeof parseBlueprint> }

/** `FILE:LINE:COLUMN: PATH: REASON`, as editors and terminals expect it. */
export const problemLines = (file: string, problems: readonly BlueprintProblem[]): string[] =>
  problems.map(({ line, column, path, reason }) =>
    [`${file}:${line}:${column}`, path, reason].filter(Boolean).join(': '),
  )

export function checkReport(files: readonly CheckedFile[], json: boolean): string {
  if (json) {
    const report = files.map(({ file, result }) => ({
      file,
      ok: result.ok,
      problems: result.ok ? [] : result.details.problems,
    }))
    return `${JSON.stringify({ files: report }, null, 2)}\n`
  }
  const lines = files.flatMap(({ file, result }) =>
    result.ok ? [`${nameOf(file)}: ${outline(result.value)}`] : problemLines(nameOf(file), result.details.problems),
  )
  return lines.map((line) => `${line}\n`).join('')
}

function outline(blueprint: Blueprint): string {
  const { title, weeks, sessions, labs, checkpoints } = blueprint
  const tested = labs.filter((lab) => lab.tested).length
  const { live, selfPaced } = plannedHours(blueprint)
  const parts = [
    `${weeks} weeks`,
    `${sessions.length} sessions`,
    `${labs.length} labs (${tested} tested)`,
    `${checkpoints.length} checkpoints`,
    `${live} h live and ${selfPaced} h self-paced`,
  ]
  return `"${title}" is complete and consistent: ${parts.join(', ')}`
}

/** Hours to a tenth, for one participant. Assessments taken at home count as self-paced work. */
function plannedHours({ sessions, selfPaced, checkpoints }: Blueprint): { live: number; selfPaced: number } {
  const atHome = checkpoints.filter(({ when }) => when.at === 'after-session')
  const hours = (timed: readonly { minutes: number }[]) =>
    Math.round(timed.reduce((sum, { minutes }) => sum + minutes, 0) / 6) / 10
  return { live: hours(sessions), selfPaced: hours([...selfPaced, ...atHome]) }
}

export type CoverageOfBlueprint = Coverage & { readonly untaughtObjectives: readonly string[] }

export const coverageOf = (blueprint: Blueprint): CoverageOfBlueprint => ({
  ...coverage(blueprint),
  untaughtObjectives: untaughtObjectives(blueprint),
})

const columns: readonly { readonly measure: Measure; readonly title: string }[] = [
  { measure: 'sessions', title: 'sessions' },
  { measure: 'minutes', title: 'live minutes' },
  { measure: 'selfPacedMinutes', title: 'self-paced minutes' },
  { measure: 'questions', title: 'questions' },
]

export function coverageReport(blueprint: Blueprint, found: CoverageOfBlueprint): string {
  const names = new Map(blueprint.domains.map(({ key, name }) => [key, name]))
  const rows = [
    ['domain', 'official', ...columns.map(({ title }) => title)],
    ...found.domains.map((domain) => [
      names.get(domain.domain) ?? domain.domain,
      officialText(domain),
      ...columns.map(({ measure }) => shareText(domain[measure])),
    ]),
  ]
  const { vendor, code, guideVersion } = blueprint.certification
  const untaught = found.untaughtObjectives.length === 0 ? 'none' : found.untaughtObjectives.join(', ')
  return [
    `${blueprint.title} (${vendor} ${code}, exam guide ${guideVersion})`,
    '',
    ...aligned(rows),
    '',
    `Objectives that no session teaches: ${untaught}`,
    '',
  ].join('\n')
}

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`

const officialText = ({ official: { low, high } }: DomainCoverage): string =>
  low === high ? percent(low) : `${percent(low)} to ${percent(high)}`

function shareText({ amount, share, gap }: DomainCoverage[Measure]): string {
  if (share === null || gap === null) return '-'
  const sign = gap > 0 ? '+' : ''
  return `${Math.round(amount * 100) / 100} = ${percent(share)} (${sign}${(gap * 100).toFixed(1)})`
}

function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => (row[i] ?? '').length)))
  return rows.map((row) =>
    row
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join('  ')
      .trimEnd(),
  )
}
