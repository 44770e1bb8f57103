import { expect, test, type APIRequestContext } from '@playwright/test'
import ical from 'ical.js'

const password = 'correct horse battery'

async function send<T>(request: APIRequestContext, method: 'GET' | 'POST', path: string, data?: unknown): Promise<T> {
  const reply = await request.fetch(path, { method, ...(data !== undefined && { data }) })
  expect(reply.ok(), `${method} ${path}: ${await reply.text()}`).toBe(true)
  return (await reply.json()) as T
}

test('from the first visit to a published cohort whose moved session moves in the calendar feed', async ({ page }) => {
  await page.goto('/')
  await page.getByLabel('Your name').fill('Ana Ruiz')
  await page.getByLabel('Your mail address').fill('ana@example.org')
  await page.getByRole('textbox', { name: 'Choose a password' }).fill(password)
  await page.getByLabel('Name of your organisation').fill('Brightloop')
  await page.getByRole('button', { name: 'Set up your organisation' }).click()
  await expect(page.getByRole('heading', { name: 'Overview', level: 1 })).toBeVisible()

  const { request } = page.context()
  type Me = { personId: string; memberships: { organisationId: string }[] }
  const me = await send<Me>(request, 'GET', '/api/me')
  const organisation = `/api/organisations/${me.memberships[0]?.organisationId}`
  const invitees = ['bo', 'cy', 'di'].map((name) => ({ name, email: `${name}@example.org`, roles: ['participant'] }))
  type Invited = { people: { personId: string }[] }
  const { people } = await send<Invited>(request, 'POST', `${organisation}/invitations`, { people: invitees })
  type Blueprints = { items: { blueprintId: string; code: string }[] }
  const { items } = await send<Blueprints>(request, 'GET', `${organisation}/blueprints`)
  const { cohortId } = await send<{ cohortId: string }>(request, 'POST', `${organisation}/cohorts`, {
    name: 'Winter practitioners',
    blueprintId: items.find(({ code }) => code === 'AIF-C01')?.blueprintId,
    start: '2027-01-12',
    zone: 'America/New_York',
    slots: [2, 4].map((weekday) => ({ weekday, at: '17:00', minutes: 90 })),
    holidays: { country: 'US', region: 'NY' },
    trainerIds: [me.personId],
    participantIds: people.map(({ personId }) => personId),
    trainerOverride: 'Pilot: the certificate follows in January.',
  })

  await page.getByRole('link', { name: 'Cohorts' }).first().click()
  await page.getByText('Winter practitioners').first().click()
  await expect(page.getByRole('heading', { name: 'Winter practitioners', level: 1 })).toBeVisible()
  await send(request, 'POST', `${organisation}/cohorts/${cohortId}/stage`, { event: 'confirm' })
  await page.reload()
  await expect(page.getByText('Confirmed').first()).toBeVisible()

  const { path } = await send<{ path: string }>(request, 'POST', `${organisation}/feeds`, { kind: 'cohort', cohortId })
  const started = async () => {
    const text = await (await request.get(path)).text()
    const event = new ical.Component(ical.parse(text)).getFirstSubcomponent('vevent')
    return event ? new ical.Event(event).startDate.toString() : ''
  }
  expect(await started()).toBe('2027-01-12T17:00:00')
  type Cohort = { revision: number; plan: { sessions: { key: string }[] } }
  const cohort = await send<Cohort>(request, 'GET', `${organisation}/cohorts/${cohortId}`)
  const move = { session: cohort.plan.sessions[0]?.key, date: '2027-01-13', time: '18:00' }
  const edit = { kind: 'move', moves: [move] }
  await send(request, 'POST', `${organisation}/cohorts/${cohortId}/changes`, {
    expectedRevision: cohort.revision,
    edit,
  })
  expect(await started()).toBe('2027-01-13T18:00:00')

  const other = { name: 'Elsewhere', kind: 'agency', timeZone: 'Europe/Paris' }
  const made = await send<{ organisationId: string }>(request, 'POST', '/api/organisations', other)
  const elsewhere = `/api/organisations/${made.organisationId}`
  expect(await send(request, 'GET', `${elsewhere}/cohorts`)).toEqual({ items: [] })
  expect((await request.get(`${elsewhere}/cohorts/${cohortId}`)).status()).toBe(404)
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`fits a phone of 320 px in ${colorScheme}, with every screen of the menu`, async ({ browser }) => {
    const context = await browser.newContext({ viewport: { width: 320, height: 700 }, colorScheme })
    const page = await context.newPage()
    await send(context.request, 'POST', '/api/session', { email: 'ana@example.org', password })
    for (const place of ['overview', 'today', 'cohorts', 'calendar', 'catalogue', 'drift', 'blueprints', 'trainers']) {
      await page.goto(`/o/brightloop/${place}`)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      const overflow = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')
      expect(overflow, place).toBeLessThanOrEqual(0)
    }
    await context.close()
  })
}
