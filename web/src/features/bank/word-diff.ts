import { present } from '@cadre/kernel'

export type Piece = { readonly kind: 'same' | 'gone' | 'new'; readonly text: string }

/** Longer texts are shown as replaced: the comparison costs their product. */
const mostWords = 1_500

const wordsOf = (text: string): string[] => text.match(/\s+|[^\s]+/g) ?? []

/**
 * What became of a text, word by word: a longest common subsequence, pieces of one kind joined. Where two changes share
 * less between them than they change, the whole is shown as replaced: a sentence rewritten reads as two sentences.
 */
export function wordDiff(before: string, after: string): Piece[] {
  const [a, b] = [wordsOf(before), wordsOf(after)]
  if (before === after) return before === '' ? [] : [{ kind: 'same', text: before }]
  if (a.length > mostWords || b.length > mostWords)
    return joined([
      { kind: 'gone', text: before },
      { kind: 'new', text: after },
    ])
  const common = commonLengths(a, b)
  const pieces: Piece[] = []
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    if (i < a.length && a[i] === b[j]) {
      pieces.push({ kind: 'same', text: a[i++] ?? '' })
      j++
    } else if (j >= b.length || (i < a.length && at(common, i + 1, j) >= at(common, i, j + 1)))
      pieces.push({ kind: 'gone', text: a[i++] ?? '' })
    else pieces.push({ kind: 'new', text: b[j++] ?? '' })
  }
  return readable(joined(pieces))
}

type Table = readonly Uint16Array[]
const at = (table: Table, i: number, j: number): number => table[i]?.[j] ?? 0

/** Length of the longest common subsequence of the rests from i and j. */
function commonLengths(a: readonly string[], b: readonly string[]): Table {
  const table = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1))
  for (let i = a.length - 1; i >= 0; i--) {
    const row = present(table[i], 'there is a row for each word')
    for (let j = b.length - 1; j >= 0; j--)
      row[j] = a[i] === b[j] ? at(table, i + 1, j + 1) + 1 : Math.max(at(table, i + 1, j), at(table, i, j + 1))
  }
  return table
}

function joined(pieces: readonly Piece[]): Piece[] {
  const out: Piece[] = []
  for (const piece of pieces) {
    const last = out.at(-1)
    if (piece.text === '') continue
    if (last?.kind === piece.kind) out[out.length - 1] = { kind: piece.kind, text: last.text + piece.text }
    else out.push(piece)
  }
  return out
}

/** What stands between two shared stretches: what is gone there, and what is new. */
type Change = { readonly gone: string; readonly fresh: string }
type Run = { readonly same: string; readonly change: Change }

const weight = (text: string): number => text.replaceAll(/\s+/g, '').length
const heft = ({ gone, fresh }: Change): number => Math.max(weight(gone), weight(fresh))
const unchanged: Change = { gone: '', fresh: '' }

/** Each shared stretch with the change behind it. */
function runsOf(pieces: readonly Piece[]): Run[] {
  const runs: Run[] = [{ same: '', change: unchanged }]
  for (const { kind, text } of pieces) {
    const { same, change } = present(runs.at(-1), 'it begins with one')
    if (kind === 'same') runs.push({ same: text, change: unchanged })
    else
      runs[runs.length - 1] = {
        same,
        change: kind === 'gone' ? { ...change, gone: change.gone + text } : { ...change, fresh: change.fresh + text },
      }
  }
  return runs
}

function readable(pieces: readonly Piece[]): Piece[] {
  const kept: Run[] = []
  for (const run of runsOf(pieces)) {
    let now = run
    for (let last = kept.at(-1); last && absorbs(last.change, now); last = kept.at(-1)) {
      kept.pop()
      const { gone, fresh } = last.change
      now = {
        same: last.same,
        change: { gone: gone + now.same + now.change.gone, fresh: fresh + now.same + now.change.fresh },
      }
    }
    kept.push(now)
  }
  return joined(
    kept.flatMap(({ same, change: { gone, fresh } }): Piece[] => [
      { kind: 'same', text: same },
      { kind: 'gone', text: gone },
      { kind: 'new', text: fresh },
    ]),
  )
}

const absorbs = (before: Change, { same, change }: Run): boolean =>
  heft(before) > 0 && heft(change) > 0 && weight(same) <= Math.min(heft(before), heft(change))
