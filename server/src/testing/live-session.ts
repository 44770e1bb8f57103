import { addToCohort, advanceCohort, createCohort, joinRun, listBlueprints, readCohort } from '@cadre/contracts'
import { expectOk, present, type Id } from '@cadre/kernel'
import type { OrganisationId } from '../platform/scope.ts'
import type { Caller } from './caller.ts'
import { newWriter, withShippedQuestions } from './exam.ts'
import { join, type TestPerson } from './people.ts'
import type { TestServer } from './server-on.ts'

type Organisation = { readonly owner: Caller; readonly organisationId: OrganisationId }

/** A confirmed cohort that has begun, with a trainer and participants, and live questions of its certification. */
export async function runningCohort(
  server: TestServer,
  { owner, organisationId }: Organisation,
  { names, start }: { readonly names: readonly string[]; readonly start: string },
) {
  const params = { organisationId }
  const certificationId = await withShippedQuestions(owner, organisationId)
  const trainer = await join(server, { by: owner, organisationId, name: 'Tess', roles: ['trainer'] })
  const people: TestPerson[] = []
  for (const name of names) people.push(await join(server, { by: owner, organisationId, name, roles: ['participant'] }))
  const { items } = expectOk(await owner.call(listBlueprints, { params }))
  const blueprint = present(
    items.find(({ code }) => code === 'AIF-C01'),
    'the blueprint ships',
  )
  const { cohortId } = expectOk(
    await owner.call(createCohort, {
      params,
      body: {
        name: 'Spring AIF',
        blueprintId: blueprint.blueprintId,
        start,
        zone: 'Europe/Madrid',
        slots: [
          { weekday: 2, at: '10:00', minutes: 90 },
          { weekday: 4, at: '10:00', minutes: 90 },
        ],
        longSlots: [],
        holidays: null,
        trainerIds: [trainer.personId],
        participantIds: [],
        seats: 600,
        trainerOverride: 'Pilot: certificate follows.',
      },
    }),
  )
  const of = { ...params, cohortId }
  for (const event of ['announce', 'confirm'] as const)
    expectOk(await owner.call(advanceCohort, { params: of, body: { event } }))
  for (const { personId } of people)
    expectOk(await owner.call(addToCohort, { params: of, body: { personId, as: 'confirmed' } }))
  const { plan } = expectOk(await owner.call(readCohort, { params: of }))
  return { certificationId, cohortId, trainer, people, sessions: plan.sessions }
}

/** Comes into a session as a browser does. @returns its right to answer. */
export async function comeIn(person: Caller, organisationId: OrganisationId, runId: Id<'run'>) {
  const writer = newWriter()
  const reply = await person.call(joinRun, { params: { organisationId, runId }, body: { writer } })
  return { writer, ...expectOk(reply) }
}
