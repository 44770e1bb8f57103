import { expect, test, type APIRequestContext, type Browser, type BrowserContext, type Page } from '@playwright/test'
import { address, answer, password, send, startAnew, startServer, stopServer } from './exam/product.ts'
import { newMember, signedIn } from './product.ts'

/** A whole session: a trainer, a wall and four participants, one of whom drops out and comes back (L1-L3, K6, K7). */

test.use({ baseURL: address })
test.describe.configure({ mode: 'serial', timeout: 240_000 })

const names = ['Bo', 'Cy', 'Di', 'Ed'] as const
type Cohort = { api: string; cohortId: string; sessions: { key: string; title: string }[] }
let cohort: Cohort
let trainer: Page
let wall: Page
let phones: Page[]
let contexts: BrowserContext[]

test.beforeAll(async ({ browser, playwright }) => {
  test.setTimeout(240_000)
  await startAnew()
  const owner = await playwright.request.newContext({ baseURL: address })
  cohort = await seed(owner, browser)
  await owner.dispose()
  const desk = await signedIn(browser, 'tess@example.org', { baseURL: address })
  const phone = { baseURL: address, viewport: { width: 390, height: 780 } }
  const held = await Promise.all(names.map((name) => signedIn(browser, `${name.toLowerCase()}@example.org`, phone)))
  contexts = [desk, ...held]
  trainer = await desk.newPage()
  wall = await desk.newPage()
  phones = await Promise.all(held.map((context) => context.newPage()))
})
test.afterAll(async () => {
  await Promise.all((contexts ?? []).map((context) => context.close()))
  await stopServer('SIGINT')
})

/** A confirmed cohort with a trainer, four participants and live questions. */
async function seed(request: APIRequestContext, browser: Browser): Promise<Cohort> {
  await send(request, 'POST', '/api/setup', {
    organisation: { name: 'Brightloop', timeZone: 'Europe/Madrid' },
    person: { name: 'Ana Ruiz', email: 'ana@example.org', password },
  })
  const me = await send<{ memberships: { organisationId: string }[] }>(request, 'GET', '/api/me')
  const api = `/api/organisations/${me.memberships[0]?.organisationId}`
  await send(request, 'POST', `${api}/questions/shipped/AIF-C01`, {})
  const tess = await newMember(request, browser, 'Tess', 'trainer')
  const people = []
  for (const name of names) people.push(await newMember(request, browser, name, 'participant'))
  type Blueprints = { items: { blueprintId: string; code: string }[] }
  const { items } = await send<Blueprints>(request, 'GET', `${api}/blueprints`)
  const { cohortId } = await send<{ cohortId: string }>(request, 'POST', `${api}/cohorts`, {
    name: 'Spring AIF',
    blueprintId: items.find(({ code }) => code === 'AIF-C01')?.blueprintId,
    start: nextMonday(),
    zone: 'Europe/Madrid',
    slots: [2, 4].map((weekday) => ({ weekday, at: '10:00', minutes: 90 })),
    longSlots: [],
    holidays: null,
    trainerIds: [tess.personId],
    participantIds: [],
    seats: 8,
    trainerOverride: 'Pilot: certificate follows.',
  })
  for (const event of ['announce', 'confirm'])
    await send(request, 'POST', `${api}/cohorts/${cohortId}/stage`, { event })
  for (const { personId } of people)
    await send(request, 'POST', `${api}/cohorts/${cohortId}/people`, { personId, as: 'confirmed' })
  type Plan = { plan: { sessions: { key: string; title: string }[] } }
  const { plan } = await send<Plan>(request, 'GET', `${api}/cohorts/${cohortId}`)
  return { api, cohortId, sessions: plan.sessions }
}

function nextMonday(): string {
  const day = new Date()
  day.setUTCDate(day.getUTCDate() + 7 - ((day.getUTCDay() + 6) % 7))
  return day.toISOString().slice(0, 10)
}

const placeOf = (at: number): string => `/o/brightloop/cohorts/${cohort.cohortId}/sessions/${cohort.sessions[at]?.key}`
const runId = (): string => /live\/(run_[A-Z0-9]+)/.exec(trainer.url())?.[1] ?? ''

async function answerOn(phone: Page, option: number): Promise<void> {
  await expect(phone.getByRole('button', { name: 'Send my answer' })).toBeVisible()
  await answer(phone, option)
  await phone.getByRole('button', { name: 'Send my answer' }).click()
  await expect(phone.getByText('answer saved')).toBeVisible()
}

test('the trainer opens the session, and four people come in by the session’s page', async () => {
  await trainer.goto(placeOf(1))
  await trainer.getByRole('button', { name: 'Open the session' }).click()
  await trainer.waitForURL(/live\/run_/)
  await expect(trainer.getByRole('heading', { name: 'Opening quiz' })).toBeVisible()
  await wall.goto(`/o/brightloop/live/${runId()}/projector`)
  await expect(wall.getByText('Welcome')).toBeVisible()
  for (const phone of phones) {
    await phone.goto(placeOf(1))
    await phone.getByRole('link', { name: 'Join the session' }).click()
    await expect(phone.getByRole('heading', { name: 'Ask your trainer' })).toBeVisible()
  }
  await expect(trainer.getByText('4 of 4 here')).toBeVisible()
  await expect(wall.getByText('4 here')).toBeVisible()
})

test('a question is asked by one key, answered on each phone once, and revealed; no name is on the wall', async () => {
  await trainer.keyboard.press('s')
  await expect(trainer.getByRole('button', { name: /^Next block/ })).toBeVisible()
  await trainer.keyboard.press('q')
  for (const [at, phone] of phones.slice(0, 3).entries()) await answerOn(phone, at % 2)
  await expect(wall.getByText(/3 answered/)).toBeVisible()
  const [, , , ed] = phones
  if (!ed) throw new Error('four phones')
  // One drops out, the server dies, and both come back.
  await ed.context().setOffline(true)
  await stopServer('SIGKILL')
  await startServer()
  await ed.context().setOffline(false)
  await expect(trainer.getByText('The connection is interrupted.')).toBeHidden({ timeout: 30_000 })
  await ed.reload()
  await answerOn(ed, 1)
  await expect(wall.getByText(/4 answered/)).toBeVisible({ timeout: 30_000 })
  await trainer.keyboard.press('q')
  await expect(ed.getByText('The question is closed.')).toBeVisible()
  await expect(trainer.getByRole('button', { name: /^Reveal/ })).toBeVisible()
  await trainer.keyboard.press('q')
  await expect(ed.locator('.reviewed-answer')).toBeVisible()
  for (const name of names) await expect(wall.getByText(name, { exact: true })).toHaveCount(0)
  // Nothing on the wall leads anywhere, by Tab neither.
  await expect(wall.getByRole('link')).toHaveCount(0)
  await expect(wall.getByRole('button')).toHaveCount(0)
  const filled = await wall.locator('.projector').boundingBox()
  expect(filled).toMatchObject({ x: 0, y: 0, ...wall.viewportSize() })
})

test('people raise questions and work in pairs', async () => {
  const [bo] = phones
  if (!bo) throw new Error('four phones')
  await bo.getByLabel('Your question').fill('When is a rule enough?')
  await bo.getByRole('button', { name: 'Raise the question' }).click()
  await expect(trainer.getByText('When is a rule enough?')).toBeVisible()
  await trainer.getByRole('button', { name: 'Park: When is a rule enough?' }).click()
  await expect(trainer.getByRole('checkbox', { name: 'When is a rule enough?' })).toBeVisible()
  await trainer.getByRole('button', { name: 'Pair who is here' }).click()
  await expect(bo.getByText(/^You work with/)).toBeVisible()
  // By keyboard alone; whoever is moved and whoever is left see it, and a crash keeps it.
  await trainer.getByRole('button', { name: 'Bo: move to another pair' }).focus()
  await trainer.keyboard.press('Enter')
  await trainer.getByRole('menuitem', { name: 'Alone' }).press('Enter')
  await expect(bo.getByText('You work alone.')).toBeVisible()
  await stopServer('SIGKILL')
  await startServer()
  await bo.reload()
  await expect(bo.getByText('You work alone.')).toBeVisible()
  await trainer.reload()
  await expect(trainer.getByRole('list', { name: 'Pairs' }).getByRole('listitem')).toHaveCount(3)
  await bo.getByRole('button', { name: 'My lab is done' }).click()
  await expect(trainer.getByText('1 done')).toBeVisible()
})

test('running late is said with what is lost, one key accepts the re-fit, and the end leaves a record', async () => {
  await trainer.keyboard.press('n')
  await expect(trainer.locator('.agenda [data-now=true]')).toContainText('Core instruction')
  for (let step = 0; step < 8; step++) {
    await trainer.getByRole('button', { name: /^5 min more/ }).click()
    await expect(trainer.getByRole('button', { name: /^5 min more/ })).toBeEnabled()
  }
  // Every step was told to this screen: a key pressed before would be refused as about an older state.
  await expect(trainer.locator('.agenda [data-now=true]')).toContainText(/1\sh\s10\smin/)
  await expect(trainer.getByText(/late: the rest fits like this/)).toBeVisible()
  await trainer.keyboard.press('f')
  await expect(trainer.getByText(/late: the rest fits like this/)).toBeHidden()
  await trainer.getByRole('textbox', { name: 'Takeaways, one a line' }).fill('Input and decision first.')
  await trainer.getByRole('button', { name: 'Show these takeaways' }).click()
  await trainer.getByRole('button', { name: /^End session/ }).click()
  const dialog = trainer.getByRole('dialog', { name: 'End this session?' })
  await expect(dialog.getByText('Attendance of 4 is not confirmed')).toBeVisible()
  await expect(dialog.getByText(/questions were not asked/)).toBeVisible()
  await dialog.getByRole('button', { name: 'End session' }).click()
  await expect(wall.getByText('Input and decision first.')).toBeVisible()
  await trainer.getByRole('link', { name: 'Record and attendance' }).click()
  await trainer.getByRole('button', { name: 'Confirm attendance of 4' }).click()
  const attendance = trainer.getByRole('region', { name: 'Attendance' })
  await expect(attendance.locator('header').getByText('confirmed')).toBeVisible()
  await expect(trainer.getByText('left out').first()).toBeVisible()
})

test('what was answered is in the reviews of the next day, on the phone of whoever answered', async () => {
  const [bo] = phones
  if (!bo) throw new Error('four phones')
  type Day = { today: string; reviews: unknown[]; ahead: { date: string; reviews: number }[] }
  const day = await send<Day>(bo.request, 'GET', `${cohort.api}/my/reviews`)
  const soon = day.ahead.filter(({ date }) => date > day.today).reduce((sum, { reviews }) => sum + reviews, 0)
  expect(soon + day.reviews.length).toBeGreaterThan(0)
})

test('the next opening quiz begins with what was left out, and says why', async () => {
  await trainer.goto(placeOf(2))
  await trainer.getByRole('button', { name: 'Open the session' }).click()
  await trainer.waitForURL(/live\/run_/)
  await expect(trainer.getByText('Its objective was left out last time.').first()).toBeVisible()
  await expect(trainer.getByText('Owed from last time')).toBeVisible()
})
