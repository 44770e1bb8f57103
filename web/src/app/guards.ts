import type { QueryClient } from '@tanstack/react-query'
import { notFound, redirect } from '@tanstack/react-router'
import { type Session, sessionQuery, setupQuery } from '../api/session/session-query.ts'
import { returnPath } from '../api/session/return-path.ts'
import { mayIn } from '../api/session/use-session.ts'
import { lastOrganisation } from './last-organisation.ts'
import { places } from './navigation.ts'

export type RouterContext = { readonly queryClient: QueryClient }
type Entry = { readonly context: RouterContext }

const sessionOf = ({ context }: Entry): Promise<Session | null> => context.queryClient.ensureQueryData(sessionQuery)

/** Where somebody belongs who asks for nothing in particular: set-up, sign-in, or their organisation. */
export async function toFirstPage(entry: Entry): Promise<never> {
  const session = await sessionOf(entry)
  if (!session) {
    const setup = await entry.context.queryClient.fetchQuery(setupQuery)
    throw setup.needed ? redirect({ to: '/welcome' }) : redirect({ to: '/sign-in' })
  }
  const last = lastOrganisation()
  const membership = session.memberships.find(({ slug }) => slug === last) ?? session.memberships[0]
  throw membership
    ? redirect({ to: '/o/$slug', params: { slug: membership.slug } })
    : redirect({ to: '/no-organisation' })
}

/** Lets members in; sends others to sign in and back. An organisation one does not belong to is not there. */
export async function memberOnly(
  entry: Entry & { readonly params: { readonly slug: string }; readonly location: { readonly href: string } },
): Promise<void> {
  const session = await sessionOf(entry)
  if (!session) throw redirect({ to: '/sign-in', search: { to: entry.location.href } })
  if (!session.memberships.some(({ slug }) => slug === entry.params.slug)) throw notFound()
}

/** The first place of the navigation that this person may open. */
export async function toFirstPlace(entry: Entry & { readonly params: { readonly slug: string } }): Promise<never> {
  const session = await sessionOf(entry)
  const membership = session?.memberships.find(({ slug }) => slug === entry.params.slug)
  const first = membership && places.find(({ anyOf }) => mayIn(membership, anyOf))
  throw first ? redirect({ href: `/o/${entry.params.slug}/${first.path}` }) : notFound()
}

/** Letters and calendars name an organisation by its id, as its short name may change. */
export async function toNamedPage(
  entry: Entry & {
    readonly params: { readonly organisationId: string; readonly _splat?: string }
    readonly location: { readonly href: string }
  },
): Promise<never> {
  const session = await sessionOf(entry)
  if (!session) throw redirect({ to: '/sign-in', search: { to: entry.location.href } })
  const { organisationId, _splat: page = '' } = entry.params
  const membership = session.memberships.find((each) => each.organisationId === organisationId)
  throw membership ? redirect({ href: `/o/${membership.slug}/${page}`, replace: true }) : notFound()
}

/** Set-up is for a server that waits for it. */
export async function setupOnly({ context }: Entry): Promise<void> {
  const setup = await context.queryClient.fetchQuery(setupQuery)
  if (!setup.needed) throw redirect({ to: '/' })
}

/** Who is signed in already goes on. */
export async function strangersOnly(entry: Entry & { readonly location: { readonly search: unknown } }): Promise<void> {
  if (await sessionOf(entry)) throw redirect({ href: returnPath(entry.location.search) ?? '/' })
}

/** The day in the organisation that this browser was in last; no server is asked, as there may be none. */
export function toLastDay(): never {
  const slug = lastOrganisation()
  throw slug === null ? redirect({ to: '/' }) : redirect({ href: `/o/${slug}/day`, replace: true })
}
