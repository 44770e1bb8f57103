import type { Fidelity, Place } from '@cadre/formats/question-formats'

type Report = { readonly read: readonly Fidelity[]; readonly written: readonly Fidelity[] }

/** What became of each question on the way in and out: one line for each that is not exact, and the counts. */
export function fidelityReport(file: string, { read, written }: Report): string {
  const lines = [
    ...read.flatMap((each) => linesOf(file, each, 'not imported')),
    ...written.flatMap((each) => linesOf('', each, 'not exported')),
    `${countsOf(read)} read; ${countsOf(written)} written`,
  ]
  return lines.map((line) => `${line}\n`).join('')
}

function linesOf(file: string, { outcome, place, title, notes }: Fidelity, refused: string): string[] {
  if (outcome === 'exact') return []
  const what = outcome === 'approximated' ? 'approximated' : refused
  const why = notes.map(({ words }) => words).join('; ')
  return [[placeOf(file, place), what, `"${title}"`, why].filter((part) => part !== '').join(': ')]
}

function placeOf(file: string, { line, file: inside, item }: Place): string {
  const path = [file, inside].filter((part) => part !== undefined && part !== '').join('!')
  const at = line === undefined || path === '' ? path : `${path}:${line}`
  return [at, item === undefined ? '' : `[${item}]`].filter((part) => part !== '').join(' ')
}

function countsOf(report: readonly Fidelity[]): string {
  const count = (outcome: Fidelity['outcome']) => report.filter((each) => each.outcome === outcome).length
  return `${count('exact')} exact, ${count('approximated')} approximated, ${count('not-imported')} refused`
}
