import { readPreparation, tickPreparation } from '@cadre/contracts'
import { Checkbox } from '@mantine/core'
import { useHere } from '../../api/here.ts'
import { useReading } from '../../api/reading.ts'
import { useWriting } from '../../api/writing.ts'
import { spanText } from '../../lib/format/moment.ts'
import { instantAt } from '../../lib/format/wire.ts'
import { Mark } from '../../ui/data/mark.tsx'
import { Panel } from '../../ui/data/panel.tsx'
import { Loaded } from '../../ui/feedback/loaded.tsx'
import { sayFailure } from '../../ui/feedback/say.tsx'

type Props = { readonly cohortId: string; readonly sessionKey: string }

/** The checklist before a session; one that is not prepared says so (T2). */
export function Preparation({ cohortId, sessionKey }: Props) {
  const { organisationId, zone, may } = useHere()
  const all = useReading(readPreparation, { params: { organisationId, cohortId } })
  const tick = useWriting(tickPreparation, 'cohorts')
  return (
    <Loaded of={all} rows={5}>
      {({ items: sessions }) => {
        const own = sessions.find((one) => one.sessionKey === sessionKey)
        if (!own) return null
        const set = async (item: (typeof own)['items'][number]['item'], done: boolean): Promise<void> => {
          const ticked = await tick.run({ params: { organisationId, cohortId, sessionKey, item }, body: { done } })
          if (!ticked.ok) sayFailure(ticked.failure)
        }
        return (
          <Panel
            title="Preparation"
            aside={<Mark tone={own.prepared ? 'good' : 'warn'}>{own.prepared ? 'Prepared' : 'Not prepared yet'}</Mark>}
          >
            <div className="cohort-page-stack">
              {own.items.map(({ item, words, doneAt, doneBy }) => (
                <Checkbox
                  key={item}
                  label={words}
                  checked={doneAt !== null}
                  disabled={!may('trainers.prepare') || tick.busy}
                  description={
                    doneAt === null ? undefined : `${doneBy ?? ''}, ${spanText({ from: instantAt(doneAt) }, zone)}`
                  }
                  onChange={({ currentTarget }) => void set(item, currentTarget.checked)}
                />
              ))}
            </div>
          </Panel>
        )
      }}
    </Loaded>
  )
}
