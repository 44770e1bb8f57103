import './status-mark.css'
import { dateText } from '../../lib/format/date.ts'
import { Mark } from '../../ui/data/mark.tsx'
import { type Detail, statusTones, statusWords } from './words.ts'

type Props = Pick<Detail, 'status' | 'retiresOn' | 'successorCode'>

/** Whether an exam can still be taken, until when, and what comes after it. */
export function StatusMark({ status, retiresOn, successorCode }: Props) {
  return (
    <Mark tone={statusTones[status]} wraps>
      <span className="status-mark">
        <span>
          {statusWords[status]}
          {retiresOn !== null && ` ${dateText(retiresOn, 'short')} ${retiresOn.slice(0, 4)}`}
          {successorCode !== null && ','}
        </span>
        {successorCode !== null && <span>then {successorCode}</span>}
      </span>
    </Mark>
  )
}
