import type { Permission } from '@cadre/contracts'
import { present } from '@cadre/kernel'
import { createContext, use } from 'react'
import type { Membership, Session } from './session-query.ts'

export const SessionContext = createContext<Session | null>(null)
export const OrganisationContext = createContext<Membership | null>(null)

/** The person signed in. For what is shown below `/o/$slug`. */
export const useSession = (): Session => present(use(SessionContext), 'somebody is signed in here')

/** The organisation one works in, with what one may do there. For what is shown below `/o/$slug`. */
export const useOrganisation = (): Membership => present(use(OrganisationContext), 'this is shown in an organisation')

/** Whether this person may do that here: for what is offered. The server decides again. */
export const useMay = (...anyOf: readonly Permission[]): boolean => mayIn(useOrganisation(), anyOf)

export const mayIn = ({ permissions }: Membership, anyOf: readonly Permission[]): boolean =>
  anyOf.length === 0 || anyOf.some((permission) => permissions.includes(permission))
