import { listBlueprints, listCertifications, listCohorts, listMembers, type Operation } from '@cadre/contracts'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useMemo, useState } from 'react'
import { reading } from '../api/reading.ts'
import type { Membership } from '../api/session/session-query.ts'
import { mayIn } from '../api/session/use-session.ts'
import type { Command } from '../ui/commands/command.ts'
import { useCommands } from '../ui/commands/use-commands.ts'

/** Pages come first; what the palette can find is asked for when they stand. */
const afterMs = 1_500
const freshMs = 5 * 60_000
const mostPeople = 200

type Thing = { readonly id: string; readonly label: string; readonly group: string; readonly to: string }

/** Lets the palette find cohorts, people, certifications and blueprints by their names. Draws nothing; loaded after the page. */
export function Findable({ membership }: { readonly membership: Membership }): null {
  const navigate = useNavigate()
  const things = useThings(membership)
  const commands = useMemo<Command[]>(
    () =>
      things.map(({ id, label, group, to }) => ({
        id: `find.${id}`,
        label,
        group,
        found: true,
        run: () => void navigate({ to: `/o/${membership.slug}/${to}` }),
      })),
    [things, navigate, membership.slug],
  )
  useCommands(commands)
  return null
}

function useThings(membership: Membership): readonly Thing[] {
  const [wanted, setWanted] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setWanted(true), afterMs)
    return () => clearTimeout(timer)
  }, [])
  const params = { organisationId: membership.organisationId }
  const when = ({ access }: Operation) => ({
    enabled: wanted && access.kind === 'member' && mayIn(membership, access.anyOf),
    staleTime: freshMs,
  })
  const cohorts = useQuery({ ...reading(listCohorts, { params }), ...when(listCohorts) }).data
  const certifications = useQuery({ ...reading(listCertifications, { params }), ...when(listCertifications) }).data
  const blueprints = useQuery({ ...reading(listBlueprints, { params }), ...when(listBlueprints) }).data
  const query = { limit: mostPeople }
  const people = useQuery({ ...reading(listMembers, { params, query }), ...when(listMembers) }).data
  return useMemo(
    () => [
      ...(cohorts?.items ?? []).map(({ cohortId, name, code }) => ({
        id: cohortId,
        label: `${name} (${code})`,
        group: 'Cohorts',
        to: `cohorts/${cohortId}`,
      })),
      ...(certifications?.items ?? []).map(({ certificationId, code, name }) => ({
        id: certificationId,
        label: `${code} ${name}`,
        group: 'Certifications',
        to: `catalogue/${certificationId}`,
      })),
      ...(blueprints?.items ?? []).map(({ blueprintId, title }) => ({
        id: blueprintId,
        label: title,
        group: 'Blueprints',
        to: `blueprints/${blueprintId}`,
      })),
      ...(people?.members ?? []).map(({ personId, name, email, roles }) => ({
        id: personId,
        label: `${name}, ${email}`,
        group: 'People',
        to: roles.includes('trainer') ? `trainers/${personId}` : 'settings/members',
      })),
    ],
    [cohorts, certifications, blueprints, people],
  )
}
