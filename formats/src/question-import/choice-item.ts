import { creditTolerance, evenCredit, isFullCredit } from '../question/credit.ts'
import type { Item, Option } from '../question/index.ts'
import type { Notes } from './notes.ts'

export type ChoiceSource = {
  readonly options: readonly Option[]
  /** Takers may choose several. */
  readonly several: boolean
  readonly shuffle: boolean
  readonly scoring?: 'all-or-nothing' | 'by-credit'
  readonly choose?: number
}

/** The item that options with credits make; what files allow and we don't is bent with a note, or left for `itemFlaws`. */
export function choiceItem({ options, several, shuffle, scoring, choose }: ChoiceSource, notes: Notes): Item {
  const right = options.filter(({ credit }) => credit > creditTolerance)
  if (!several) return { kind: 'single', options: options.map(snapped), shuffle }
  if (right.length === 1) {
    notes.add('one-answer', 'several answers could be chosen, but one is right; takers now choose one')
    return {
      kind: 'single',
      options: options.map((option) => (option === right[0] ? { ...option, credit: 100 } : option)),
      shuffle,
    }
  }
  const sum = right.reduce((total, { credit }) => total + credit, 0)
  if (right.length > 1 && Math.abs(sum - 100) > 1) {
    notes.add(
      'credits-scaled',
      `the credits of the right options summed to ${Math.round(sum * 100) / 100} and were scaled to 100`,
    )
  }
  return {
    kind: 'multiple',
    options: scaled(options, right, sum),
    shuffle,
    scoring: scoring ?? 'by-credit',
    ...(choose === undefined || choose !== right.length ? {} : { choose }),
  }
}

const snapped = (option: Option): Option => (isFullCredit(option.credit) ? { ...option, credit: 100 } : option)

/** Thirds and sixths written with a few digits become exact again, so that the sum is 100. */
function scaled(options: readonly Option[], right: readonly Option[], sum: number): Option[] {
  const even = evenCredit(right.length)
  const areEven = right.every(({ credit }) => Math.abs((credit * 100) / sum - even) < 0.1)
  return options.map((option) => {
    if (!right.includes(option)) return option
    if (areEven) return { ...option, credit: even }
    return Math.abs(sum - 100) <= creditTolerance ? option : { ...option, credit: (option.credit * 100) / sum }
  })
}
