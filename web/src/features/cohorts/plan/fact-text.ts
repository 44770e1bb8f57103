import type { certification, ReplyOf } from '@cadre/contracts'
import { money, unreachable } from '@cadre/kernel'
import { dateText } from '../../../lib/format/date.ts'
import { minutesText } from '../../../lib/format/duration.ts'
import { moneyText, numberText } from '../../../lib/format/number.ts'
import type { Fact } from '../../../ui/data/facts.tsx'

type Certification = ReplyOf<typeof certification>
type FactGroup = Certification['facts'][number]
type Value = FactGroup['facts'][number]['value']

const labels: Readonly<Partial<Record<FactGroup['key'], string>>> = {
  'questions-total': 'Questions',
  minutes: 'Length of the exam',
  'pass-mark': 'Pass mark',
  fee: 'Fee',
}

function valueText(value: Value): string {
  switch (value.kind) {
    case 'number':
      return numberText(value.value)
    case 'range':
      return `${numberText(value.low)}\u2013${numberText(value.high)}`
    case 'scaled':
      return `${numberText(value.value)} on a scale of ${numberText(value.low)}\u2013${numberText(value.high)}`
    case 'money':
      return moneyText(money(value.minor, value.currency))
    case 'date':
      return dateText(value.date, 'full')
    case 'text':
      return value.text
    case 'list':
      return value.items.join(', ')
    case 'waits':
      return value.words
    case 'undisclosed':
      return `not published (${value.note})`
    default:
      return unreachable(value)
  }
}

/** What matters for a plan, each with its source; conflicting values stand side by side, never averaged (C1). */
export function factsShown({ facts, guideVersions, level }: Certification): Fact[] {
  const guide = guideVersions.find(({ supersededOn }) => supersededOn === null)
  const known = facts.flatMap(({ key, facts: values, conflict }): Fact[] => {
    const label = labels[key]
    const [first] = values
    if (label === undefined || !first) return []
    const texts = values.map(({ value }) =>
      key === 'minutes' && value.kind === 'number' ? minutesText(value.value) : valueText(value),
    )
    const source = values.map(({ source, asOf }) => `${source}, as of ${dateText(asOf, 'full')}`).join('; ')
    return [{ label: conflict ? `${label}, sources disagree` : label, value: texts.join(' or '), source }]
  })
  return [
    { label: 'Level', value: level.charAt(0).toUpperCase() + level.slice(1) },
    ...(guide ? [{ label: 'Exam guide', value: `${guide.label}, ${guide.domains.length} domains` }] : []),
    ...known,
  ]
}
