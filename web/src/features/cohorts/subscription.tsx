import { createFeed, listFeeds, revokeFeed } from '@cadre/contracts'
import { Button, Modal, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useHere } from '../../api/here.ts'
import { useReading } from '../../api/reading.ts'
import { useWriting } from '../../api/writing.ts'
import { spanText } from '../../lib/format/moment.ts'
import { instantAt } from '../../lib/format/wire.ts'
import { FailureNotice } from '../../ui/feedback/failure-notice.tsx'
import { Loaded } from '../../ui/feedback/loaded.tsx'
import { sayDone, sayFailure } from '../../ui/feedback/say.tsx'
import { CopyThis } from '../../ui/form/copy-this.tsx'
import { useFailure } from '../../ui/form/use-failure.ts'
import type { Cohort } from './cohort.ts'

type Props = { readonly cohort: Cohort; readonly onClose: () => void }

/** A secret address that a calendar program follows; shown once, revocable ever after. */
export function Subscription({ cohort, onClose }: Props) {
  const { organisationId } = useHere()
  const create = useWriting(createFeed)
  const refusal = useFailure()
  const [address, setAddress] = useState<string | null>(null)
  const make = async (kind: 'personal' | 'cohort'): Promise<void> => {
    refusal.clear()
    const cohortId = kind === 'cohort' ? cohort.cohortId : null
    const done = await create.run({ params: { organisationId }, body: { kind, cohortId } })
    if (done.ok) setAddress(new URL(done.value.path, globalThis.location.origin).href)
    else refusal.show(done.failure)
  }
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title="Subscribe in your calendar"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <div className="cohort-page-stack">
        {address === null ? (
          <>
            <p className="cohort-page-quiet">
              Your calendar program follows this address; sessions that move or are cancelled change there by
              themselves. Whoever has the address can read the dates, so it is shown only once.
            </p>
            <div className="cohort-page-row">
              <Button loading={create.busy} onClick={() => void make('cohort')}>
                Make an address for this cohort
              </Button>
              <Button variant="default" disabled={create.busy} onClick={() => void make('personal')}>
                For everything of mine
              </Button>
            </div>
          </>
        ) : (
          <Address address={address} />
        )}
        {refusal.failure && <FailureNotice failure={refusal.failure} />}
        <Feeds cohort={cohort} />
      </div>
    </Modal>
  )
}

const Address = ({ address }: { readonly address: string }) => (
  <div className="cohort-page-row">
    <TextInput
      className="cohort-page-who"
      label="Add a calendar by this address; it is not shown again"
      readOnly
      value={address}
      onFocus={({ currentTarget }) => currentTarget.select()}
      data-autofocus
    />
    <CopyThis value={address} words="Copy the address" />
  </div>
)

function Feeds({ cohort }: { readonly cohort: Cohort }) {
  const { organisationId, zone } = useHere()
  const feeds = useReading(listFeeds, { params: { organisationId } })
  const revoke = useWriting(revokeFeed)
  const stop = async (feedId: string): Promise<void> => {
    const done = await revoke.run({ params: { organisationId, feedId } })
    if (done.ok) sayDone('That address leads nowhere now.')
    else sayFailure(done.failure)
  }
  return (
    <Loaded of={feeds} rows={2}>
      {({ items }) => {
        const own = items.filter(({ kind, cohortId }) => kind === 'personal' || cohortId === cohort.cohortId)
        if (own.length === 0) return null
        return (
          <ul className="cohort-page-list">
            {own.map(({ feedId, kind, createdAt }) => (
              <li key={feedId}>
                <span>
                  {kind === 'personal' ? 'Everything of mine' : 'This cohort'}
                  <small>made {spanText({ from: instantAt(createdAt) }, zone)}</small>
                </span>
                <Button variant="default" size="compact-sm" onClick={() => void stop(feedId)}>
                  Stop this address
                </Button>
              </li>
            ))}
          </ul>
        )
      }}
    </Loaded>
  )
}
