import { countText } from '../../lib/format/number.ts'
import type { ConsequenceGroup } from '../../ui/feedback/consequences-dialog.tsx'
import { type Detail, statusWords, type Status } from './words.ts'

type Asked = { readonly retiresOn: string | null; readonly successorCode: string | null }
type Known = Pick<Detail, 'status' | 'successorCode' | 'demanded' | 'held'>

/** As the server computes it; dates as text compare like dates. */
const statusThen = (retiresOn: string | null, today: string): Status => {
  if (retiresOn === null) return 'active'
  return today < retiresOn ? 'retiring' : 'retired'
}

/** What recording, changing or lifting a retire date changes for the organisation. */
export function retirementChanges(known: Known, asked: Asked, today: string): ConsequenceGroup[] {
  const status = statusThen(asked.retiresOn, today)
  const changes = [
    status !== known.status && {
      id: 'status',
      what: 'Status',
      detail: `${statusWords[known.status]} → ${statusWords[status]}`,
    },
    asked.successorCode !== known.successorCode && {
      id: 'successor',
      what: 'What comes after it',
      detail: asked.successorCode ?? 'nothing',
    },
    asked.retiresOn !== null && {
      id: 'exams',
      what: 'No exam can be booked from that day on',
      detail: 'in any cohort',
    },
  ].filter((change) => change !== false)
  const people = [
    asked.retiresOn !== null &&
      known.demanded > 0 && {
        id: 'demanded',
        what: `${countText(known.demanded, 'person', 'people')} still wanted with it`,
        detail: asked.successorCode === null ? 'choose another certification' : `consider ${asked.successorCode}`,
      },
    known.held > 0 && {
      id: 'held',
      what: countText(known.held, 'certificate'),
      detail: 'stay valid until they expire',
    },
  ].filter((change) => change !== false)
  return [
    { title: 'What changes', tone: 'warn' as const, items: changes },
    { title: 'Whom it touches', tone: 'calm' as const, items: people },
  ].filter(({ items }) => items.length > 0)
}
