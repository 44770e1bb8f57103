import type { QueryClient } from '@tanstack/react-query'
import { idOf } from '@cadre/contracts'
import { z } from 'zod'
import { browserClock, browserZone, todayIn } from '../../lib/clock.ts'
import { after } from '../../lib/device/clocks.ts'
import { openSealedStore, type SealedStore } from '../../lib/device/sealed-store.ts'
import { secretOf } from '../../lib/device/secret.ts'
import { inTurn } from '../../lib/device/tab-lock.ts'
import { sessionQuery } from '../session/session-query.ts'
import { mayIn } from '../session/use-session.ts'
import { deliverTo } from './deliver.ts'
import { Desk } from './desk.ts'
import { KeptDay } from './kept.ts'
import { Outbox } from './outbox.ts'

export type OpenedDesk = { readonly desk: Desk } | { readonly kind: 'signed-out' | 'never-here' | 'not-open' }

const here = z.object({ organisationId: idOf('org'), personId: idOf('per') })
const people = 'people'

let store: SealedStore | null = null
const theStore = (): SealedStore => (store ??= openSealedStore('cadre-self-paced'))
const desks = new Map<string, Desk>()

/** Whose day it is: by the session; without a network by who was here last. Another person's work in this browser is theirs. */
export async function openDesk(client: QueryClient, slug: string): Promise<OpenedDesk> {
  const session = await client.fetchQuery(sessionQuery).catch(() => undefined)
  if (session === null) return { kind: 'signed-out' }
  const membership = session?.memberships.find((each) => each.slug === slug)
  if (session && !membership) return { kind: 'never-here' }
  if (membership && !mayIn(membership, ['assessments.take'])) return { kind: 'not-open' }
  const now = session && membership ? { organisationId: membership.organisationId, personId: session.personId } : null
  if (now)
    await theStore()
      .put(people, slug, now)
      .catch(() => {})
  const known = here.safeParse(
    now ??
      (await theStore()
        .get(people, slug)
        .catch(() => null)),
  )
  if (!known.success) return { kind: 'never-here' }
  return { desk: await deskOf(known.data) }
}

async function deskOf({ organisationId, personId }: z.output<typeof here>): Promise<Desk> {
  const vault = `${organisationId} ${personId}`
  const open = desks.get(vault)
  if (open) return open
  const own = theStore()
  const newId = () => secretOf(15)
  const outbox = new Outbox({
    store: own,
    vault,
    deliver: deliverTo(organisationId),
    inTurn,
    now: browserClock,
    newId,
  })
  const desk = new Desk({
    organisationId,
    kept: new KeptDay(own, vault),
    outbox,
    now: browserClock,
    today: () => todayIn(browserZone(), browserClock()),
    newId,
    after,
  })
  await desk.open()
  desks.set(vault, desk)
  return desk
}
