import { evenCredit } from '../question/credit.ts'
import type { Item, Option } from '../question/index.ts'

/** Credits as most files write them: five digits behind the point. */
export const creditText = (credit: number): string => String(rounded(credit))

const rounded = (credit: number): number => Number(credit.toFixed(5))

/** The item with credits that survive being written with five digits; even shares stay exact. */
export function withWrittenCredits(item: Item): Item {
  switch (item.kind) {
    case 'single':
      return { ...item, options: item.options.map((option) => ({ ...option, credit: rounded(option.credit) })) }
    case 'multiple': {
      const right = item.options.filter(({ credit }) => credit > 0)
      const even = evenCredit(right.length)
      const areEven = right.every(({ credit }) => Math.abs(credit - even) < 0.1)
      const writtenCredit = ({ credit }: Option) => (areEven && credit > 0 ? even : rounded(credit))
      return { ...item, options: item.options.map((option) => ({ ...option, credit: writtenCredit(option) })) }
    }
    case 'numeric':
      return { ...item, answers: item.answers.map((answer) => ({ ...answer, credit: rounded(answer.credit) })) }
    case 'text':
      return { ...item, answers: item.answers.map((answer) => ({ ...answer, credit: rounded(answer.credit) })) }
    case 'ordering':
    case 'matching':
      return item
  }
}
