export type Stage = 'reading' | 'ready' | 'unreadable' | 'adding' | 'added' | 'failed' | 'discarded'

/** What becomes of one question of a file. `known`: the bank has it already, and keeps its own. */
export type ReportLine = {
  readonly position: number
  readonly name: string
  readonly fidelity: 'exact' | 'approximated' | 'not-imported' | 'known'
  readonly notes: readonly string[]
}

export type Counts = ReturnType<typeof countsOf>

export function countsOf(report: readonly ReportLine[]) {
  const count = (fidelity: ReportLine['fidelity']) => report.filter((line) => line.fidelity === fidelity).length
  return {
    questions: report.length,
    exact: count('exact'),
    approximated: count('approximated'),
    notImported: count('not-imported'),
    known: count('known'),
  }
}
