import type { listMembers, readCohort, ReplyOf } from '@cadre/contracts'

type Member = ReplyOf<typeof listMembers>['members'][number]
type Cohort = Pick<ReplyOf<typeof readCohort>, 'name' | 'trainerIds' | 'people'>
export type Part = { readonly personId: Member['personId']; readonly name: string; readonly does: string }

/** Who is worth being in a cohort: its trainer, one participant, and that participant's manager. */
export function exampleParts(cohort: Cohort, members: readonly Member[]): Part[] {
  const memberOf = new Map(members.map((each) => [each.personId, each]))
  const seated = cohort.people.find(({ state }) => state === 'confirmed')
  const participant = seated && memberOf.get(seated.personId)
  const [trainerId] = cohort.trainerIds
  const candidates = [
    [trainerId, `trainer of ${cohort.name}: prepares and leads its sessions`],
    [participant?.personId, `participant in ${cohort.name}: learns beside the day job`],
    [participant?.managerId, `manager of ${participant?.name}: sees attendance and readiness, never answers`],
  ] as const
  return candidates.flatMap(([personId, does]) => {
    const found = personId && memberOf.get(personId)
    return found ? [{ personId: found.personId, name: found.name, does }] : []
  })
}
