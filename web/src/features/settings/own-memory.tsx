import { readOwnMemory, type ReplyOf } from '@cadre/contracts'
import { useHere } from '../../api/here.ts'
import { useReading } from '../../api/reading.ts'
import { countText } from '../../lib/format/number.ts'
import { Day } from '../../ui/data/day.tsx'
import { Facts, type Fact } from '../../ui/data/facts.tsx'
import { Panel } from '../../ui/data/panel.tsx'

type Memory = ReplyOf<typeof readOwnMemory>

/** Whether reviews are timed by one's own forgetting, and what that gained on answers it was not fitted to (S2). */
export function OwnMemory() {
  const { organisationId } = useHere()
  const { value } = useReading(readOwnMemory, { params: { organisationId } })
  if (!value) return null
  return (
    <Panel title="Your memory">
      <p>{aboutText(value)}</p>
      <Facts facts={factsOf(value)} />
    </Panel>
  )
}

function aboutText({ answers, needed, fit }: Memory): string {
  if (fit?.kept === true)
    return 'Your reviews are timed by how you forget, fitted to your own answers. It predicted answers that it had not seen better than what everybody starts from.'
  if (fit !== null)
    return 'Your reviews are timed by what everybody starts from: fitted to your own answers, it predicted others of yours no better. It is tried again as you answer more.'
  const missing = needed - answers
  return missing > 0
    ? `Your reviews are timed by what everybody starts from. From ${needed} answers on they are fitted to your own: ${countText(missing, 'more answer')} to go.`
    : 'Your reviews are timed by what everybody starts from. You have answered enough for a fit of your own; it is made in the background where the server has the optimiser.'
}

const daysText = (days: number): string => (days < 1 ? 'less than a day' : countText(Math.round(days), 'day'))

function factsOf({ answers, firstDays, fit }: Memory): Fact[] {
  const { heldOut = null } = fit ?? {}
  return [
    { label: 'Answers so far', value: answers },
    {
      label: 'After a first right answer you know it for',
      value: daysText(firstDays.yours),
      source: `nine in ten; everybody starts from ${daysText(firstDays.usual)}`,
    },
    ...(fit
      ? [{ label: 'Last fitted', value: <Day at={fit.fittedAt} />, source: `from ${countText(fit.answers, 'answer')}` }]
      : []),
    ...(heldOut
      ? [
          {
            label: 'Error on answers kept aside',
            value: `${heldOut.fitted.toFixed(3)}, before ${heldOut.default.toFixed(3)}`,
            source: `log loss over ${countText(heldOut.reviews, 'answer')}; lower is better`,
          },
        ]
      : []),
  ]
}
