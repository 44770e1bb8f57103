import type { APIRequestContext, Browser } from '@playwright/test'
import { meOf, newMember, password, send } from './product.ts'

/** People of the example who can sign in; the rest of its cast cannot. */
export const mailOf = {
  lead: 'lea@example.org',
  trainer: 'tara@example.org',
  participant: 'pia@example.org',
  manager: 'mona@example.org',
} as const

export type World = {
  readonly api: string
  readonly cohortId: string
  readonly blueprintId: string
  readonly certificationId: string
  readonly trainerId: string
  readonly participantId: string
  readonly sessionKey: string
  readonly questionId: string
}

let world: World | undefined

/** The example organisation, one person of each role, and a confirmed cohort of theirs; made once for a server. */
export async function openExample(browser: Browser): Promise<World> {
  if (world) return world
  const lead = await browser.newContext()
  const { request } = lead
  const visitor = { name: 'Lea Lind', email: mailOf.lead, password }
  const founded = await request.post('/api/setup/example', { data: { timeZone: 'Europe/London', person: visitor } })
  if (!founded.ok()) await send(request, 'POST', '/api/session', { email: mailOf.lead, password })
  const { api } = await meOf(request)
  const trainer = await newMember(request, browser, 'Tara', 'trainer')
  const participant = await newMember(request, browser, 'Pia', 'participant')
  await newMember(request, browser, 'Mona', 'manager')
  const cohort = await newCohort(request, {
    name: 'Spring practitioners',
    start: '2027-03-02',
    trainerIds: [trainer.personId],
    participantIds: [participant.personId],
  })
  await send(request, 'POST', `${api}/cohorts/${cohort.cohortId}/stage`, { event: 'confirm' })
  const register = await send<{ items: { personId: string }[] }>(request, 'GET', `${api}/trainers`)
  const questionId = await newQuestion(request, api)
  await lead.close()
  const trainerId = register.items[0]?.personId ?? ''
  world = { api, ...cohort, trainerId, participantId: participant.personId, questionId }
  return world
}

/** One question of the bank that ships with the product. */
async function newQuestion(request: APIRequestContext, api: string): Promise<string> {
  type Questions = { items: { questionId: string }[] }
  const { items } = await send<Questions>(request, 'GET', `${api}/questions`)
  return items[0]?.questionId ?? ''
}

type Asked = { name: string; start: string; trainerIds: string[]; participantIds: string[]; seats?: number }

/** A draft of the five-week plan, Tuesdays and Thursdays at noon in New York. */
export async function newCohort(request: APIRequestContext, asked: Asked) {
  const { api } = await meOf(request)
  type Blueprints = { items: { blueprintId: string; code: string }[] }
  const { items } = await send<Blueprints>(request, 'GET', `${api}/blueprints`)
  const blueprintId = items.find(({ code }) => code === 'AIF-C01')?.blueprintId ?? ''
  const { cohortId } = await send<{ cohortId: string }>(request, 'POST', `${api}/cohorts`, {
    blueprintId,
    zone: 'America/New_York',
    slots: [2, 4].map((weekday) => ({ weekday, at: '12:00', minutes: 90 })),
    holidays: null,
    trainerOverride: 'Pilot: the certificate follows.',
    ...asked,
  })
  type Cohort = { plan: { sessions: { key: string }[] }; certificationId: string }
  const { plan, certificationId } = await send<Cohort>(request, 'GET', `${api}/cohorts/${cohortId}`)
  return { cohortId, blueprintId, certificationId, sessionKey: plan.sessions[0]?.key ?? '' }
}
