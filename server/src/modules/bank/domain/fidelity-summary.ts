type Line = {
  readonly outcome: 'exact' | 'approximated' | 'not-imported'
  readonly notes: readonly { readonly code: string; readonly words: string }[]
}

/** What a format keeps of a set as a whole: counts, and each kind of loss with how many questions meet it. */
export function fidelitySummary(lines: readonly Line[]) {
  const count = (outcome: Line['outcome']) => lines.filter((line) => line.outcome === outcome).length
  const losses = new Map<string, { words: string; questions: number }>()
  for (const { notes } of lines) {
    // One kind once a question, however often it met it.
    for (const { code, words } of new Map(notes.map((note) => [note.code, note])).values()) {
      const loss = losses.get(code)
      if (loss) loss.questions++
      else losses.set(code, { words, questions: 1 })
    }
  }
  return {
    questions: lines.length,
    exact: count('exact'),
    approximated: count('approximated'),
    notExported: count('not-imported'),
    losses: [...losses.values()].toSorted((a, b) => b.questions - a.questions).slice(0, 50),
  }
}
