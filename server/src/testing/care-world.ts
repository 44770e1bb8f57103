import {
  addShippedQuestions,
  addToCohort,
  advanceCohort,
  createCohort,
  listBlueprints,
  listNeedingCare,
} from '@cadre/contracts'
import { expectOk, present } from '@cadre/kernel'
import { tasks } from '../compose.ts'
import { join, openFirstOrganisation } from './people.ts'
import { heldClock } from './held-clock.ts'
import { openTestServer } from './test-server.ts'

type Starting = {
  readonly start: string
  readonly seats: number
  readonly code: string
  readonly trainerId: string
  readonly people: readonly string[]
}

/**
 * Three cohorts on 2027-01-11: Bo and Cy in Winter, with Di waiting; Spring, of one free seat; Other, for another exam.
 * Tea leads Winter and Other, Tom leads Spring, Max manages.
 */
export async function openCareWorld() {
  const clock = heldClock(Date.UTC(2027, 0, 11, 9))
  const server = await openTestServer(clock)
  const { owner, organisationId } = await openFirstOrganisation(server)
  const params = { organisationId }
  const joining = (name: string, role: 'participant' | 'trainer' | 'manager') =>
    join(server, { by: owner, organisationId, name, roles: [role] })
  const bo = await joining('Bo', 'participant')
  const cy = await joining('Cy', 'participant')
  const di = await joining('Di', 'participant')
  const tea = await joining('Tea', 'trainer')
  const tom = await joining('Tom', 'trainer')
  const max = await joining('Max', 'manager')
  expectOk(await owner.call(addShippedQuestions, { params: { ...params, code: 'AIF-C01' } }))
  const blueprints = expectOk(await owner.call(listBlueprints, { params })).items
  const start = async (name: string, { code, trainerId, people, start: day, seats }: Starting) => {
    const { blueprintId } = present(
      blueprints.find((each) => each.code === code),
      `${code} ships`,
    )
    const made = expectOk(
      await owner.call(createCohort, {
        params,
        body: {
          blueprintId,
          start: day,
          zone: 'Europe/Madrid',
          slots: [{ weekday: 2, at: '17:00', minutes: 90 }],
          longSlots: [{ weekday: 6, at: '09:00', minutes: 240 }],
          holidays: null,
          trainerIds: [trainerId],
          participantIds: [...people],
          name,
          seats,
          trainerOverride: 'Pilot',
        },
      }),
    )
    expectOk(await owner.call(advanceCohort, { params: { ...params, ...made }, body: { event: 'confirm' } }))
    return made.cohortId
  }
  const usual = { start: '2027-01-12', seats: 2, code: 'AIF-C01', trainerId: tea.personId, people: [] }
  const winter = await start('Winter', { ...usual, people: [bo.personId, cy.personId] })
  const spring = await start('Spring', { ...usual, start: '2027-02-09', seats: 1, trainerId: tom.personId })
  const other = await start('Other', { ...usual, code: 'MLA-C01' })
  expectOk(
    await owner.call(addToCohort, {
      params: { ...params, cohortId: winter },
      body: { personId: di.personId, as: 'waiting' },
    }),
  )
  const settings = { publicUrl: 'https://cadre.test', smtpUrl: undefined, from: 'cadre@example.org' }
  const run = async (task: string, payload: object = {}) => tasks(server.database, settings)[task]?.(payload)
  /** By name: those whose help is equally worthwhile stand in the order of their ids. */
  const needing = async (caller = owner) =>
    expectOk(await caller.call(listNeedingCare, { params })).people.toSorted((a, b) => (a.name < b.name ? -1 : 1))
  const boIn = { ...params, cohortId: winter, personId: bo.personId }
  const people = { owner, bo, cy, di, tea, tom, max }
  return { clock, server, organisationId, params, ...people, winter, spring, other, boIn, run, needing }
}
