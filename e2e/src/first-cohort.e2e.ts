import { setTimeout as pause } from 'node:timers/promises'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, test, type Page } from '@playwright/test'
import ical from 'ical.js'
import { mailTo, meOf, password, send } from './product.ts'

const { describe } = test
describe.configure({ mode: 'serial' })

type Role = 'textbox' | 'button' | 'combobox' | 'checkbox' | 'link'

/** Fields are reached by Tab alone: a pointer is never used. An open dialog stands after the page it covers. */
async function tabTo(page: Page, name: string | RegExp, role: Role): Promise<void> {
  const wanted = page.getByRole(role, { name, exact: typeof name === 'string' }).last()
  await expect(wanted).toBeVisible()
  for (let presses = 0; presses < 80; presses++) {
    if ((await wanted.and(page.locator(':focus')).count()) > 0) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`${String(name)} is not reached by Tab`)
}

async function type(page: Page, name: string | RegExp, words: string): Promise<void> {
  await tabTo(page, name, 'textbox')
  await page.keyboard.type(words)
}

async function press(page: Page, name: string | RegExp, role: 'button' | 'link' = 'button'): Promise<void> {
  await tabTo(page, name, role)
  await page.keyboard.press('Enter')
}

/** Opens a searchable choice, types, and takes what is found. */
async function pick(page: Page, name: string, words: string): Promise<void> {
  await tabTo(page, name, 'combobox').catch(() => tabTo(page, name, 'textbox'))
  await page.keyboard.type(words)
  await expect(page.getByRole('option', { name: new RegExp(`^${words} ·`) })).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
}

test('the welcome page has no violation that axe can find (A-01)', async ({ page }) => {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    for (const width of [320, 1280]) {
      await page.setViewportSize({ width, height: 800 })
      await page.goto('/')
      await expect(page.getByRole('heading', { name: 'Welcome to Cadre' })).toBeVisible()
      const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze()
      expect(violations.map(({ id }) => id)).toEqual([])
    }
  }
})

test('by keyboard alone, from the first visit to a published cohort whose moved session moves in the calendar feed', async ({
  page,
}) => {
  test.setTimeout(240_000)
  await page.goto('/')
  await type(page, 'Your name', 'Ana Ruiz')
  await type(page, 'Your mail address', 'ana@example.org')
  await type(page, 'Choose a password', password)
  await type(page, 'Name of your organisation', 'Brightloop')
  await press(page, 'Set up your organisation')
  await expect(page.getByRole('heading', { name: 'Overview', level: 1 })).toBeVisible()

  const { request } = page.context()
  const { api } = await meOf(request)
  const invitees = ['Bo', 'Cy', 'Di'].map((name) => ({
    name,
    email: `${name.toLowerCase()}@example.org`,
    roles: ['participant'],
  }))
  await send(request, 'POST', `${api}/invitations`, { people: invitees })

  // The palette leads there, also who types and presses Enter while it is still on its way.
  await page.route(/command-palette/, async (route) => {
    await pause(700)
    await route.continue()
  })
  await page.keyboard.press('Control+k')
  await page.keyboard.type('Cohorts')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Cohorts', level: 1 })).toBeVisible()
  await press(page, /Plan (a|your first) cohort/, 'link')
  await expect(page.getByRole('heading', { name: 'Plan a cohort' })).toBeVisible()
  await pick(page, 'Which exam should the group pass?', 'AIF-C01')
  await expect(page.getByText('AWS AI Practitioner in five weeks').first()).toBeVisible()
  const [first] = [page.getByRole('radio').first()]
  if (!(await first.isChecked())) {
    await first.focus()
    await page.keyboard.press('Space')
  }
  await tabTo(page, /Ana Ruiz/, 'checkbox')
  await page.keyboard.press('Space')
  await type(page, /^Why Ana Ruiz/, 'Pilot: the certificate follows in January.')
  for (const name of ['Bo', 'Cy', 'Di']) await pick(page, 'Who takes part?', name)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: 'Keep it as a draft' })).toBeEnabled()
  await page.getByRole('button', { name: 'Keep it as a draft' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: /^AIF-C01, / })).toBeVisible()
  await press(page, 'Confirm and send calendars')
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText('Bo', { exact: true })).toBeVisible()
  await press(page, 'Confirm and send calendars')
  await expect(page.getByText('Confirmed').first()).toBeVisible()

  const cohortId = /cohorts\/(coh_\w+)/.exec(page.url())?.[1] ?? ''
  const { path } = await send<{ path: string }>(request, 'POST', `${api}/feeds`, { kind: 'cohort', cohortId })
  const started = async () => {
    const event = new ical.Component(ical.parse(await (await request.get(path)).text())).getFirstSubcomponent('vevent')
    return event ? new ical.Event(event).startDate.toString() : ''
  }
  const before = await started()
  const entry = page.locator('[data-movable="true"]').first()
  await entry.focus()
  await page.keyboard.press('m')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await expect(dialog.getByText('Nothing has been changed or sent yet.', { exact: false })).toBeVisible()
  await press(page, 'Move the session')
  await expect.poll(started).not.toBe(before)

  const { text } = await mailTo(request, api, 'bo@example.org')
  await page.goto(/https?:\S+\/cohorts\/\S+/.exec(text)?.[0] ?? '/nowhere')
  await expect(page.getByRole('heading', { name: /^AIF-C01, / })).toBeVisible()

  // Other letters lead to these, from whichever organisation the reader was in last.
  const { organisationId } = await meOf(request)
  for (const [place, heading] of [
    ['today', 'Today'],
    ['exams', 'Exams'],
    ['office-hours', 'Office hours'],
  ] as const) {
    await page.goto(`/at/${organisationId}/${place}`)
    await expect(page).toHaveURL(new RegExp(`/o/brightloop/${place}$`))
    await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible()
  }
  await page.goto('/at/org_00000000000000000000000000/today')
  await expect(page.getByRole('heading', { name: 'Nothing at this address' })).toBeVisible()
})

test('a letter’s link leads through signing in to its page', async ({ browser }) => {
  const context = await browser.newContext()
  await send(context.request, 'POST', '/api/session', { email: 'ana@example.org', password })
  const { organisationId } = await meOf(context.request)
  await context.clearCookies()
  const page = await context.newPage()
  await page.goto(`/at/${organisationId}/exams`)
  await page.getByLabel('Mail address').fill('ana@example.org')
  await page.getByRole('textbox', { name: 'Password' }).fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page).toHaveURL(/\/o\/brightloop\/exams$/)
  await context.close()
})

test('a second organisation, made and entered by hand, sees nothing of the first', async ({ page }) => {
  const { request } = page.context()
  await send(request, 'POST', '/api/session', { email: 'ana@example.org', password })
  const { api } = await meOf(request)
  const { items } = await send<{ items: { cohortId: string }[] }>(request, 'GET', `${api}/cohorts`)
  await page.goto('/o/brightloop/settings/new-organisation')
  await page.getByLabel('Name', { exact: true }).fill('Elsewhere')
  await page.getByRole('button', { name: 'Make the organisation' }).click()
  await expect(page).toHaveURL(/\/o\/elsewhere/)
  await page.goto('/o/elsewhere/cohorts')
  await expect(page.getByText('AIF-C01')).toHaveCount(0)
  type Mine = { memberships: { slug: string; organisationId: string }[] }
  const { memberships } = await send<Mine>(request, 'GET', '/api/me')
  const other = memberships.find(({ slug }) => slug === 'elsewhere')?.organisationId
  expect(await send(request, 'GET', `/api/organisations/${other}/cohorts`)).toEqual({ items: [] })
  expect((await request.get(`/api/organisations/${other}/cohorts/${items[0]?.cohortId}`)).status()).toBe(404)
  await page.getByRole('button', { name: /Change organisation/ }).click()
  await page.getByRole('menuitem', { name: 'Brightloop' }).click()
  await expect(page).toHaveURL(/\/o\/brightloop/)
})

test('fits a phone of 320 px with every screen of the menu', async ({ browser }) => {
  const context = await browser.newContext({ viewport: { width: 320, height: 700 } })
  const page = await context.newPage()
  await send(context.request, 'POST', '/api/session', { email: 'ana@example.org', password })
  const places = [
    'overview',
    'today',
    'cohorts',
    'calendar',
    'catalogue',
    'drift',
    'blueprints',
    'questions',
    'trainers',
  ]
  for (const place of places) {
    await page.goto(`/o/brightloop/${place}`)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    const overflow = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')
    expect(overflow, place).toBeLessThanOrEqual(0)
  }
  await context.close()
})
