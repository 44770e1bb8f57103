import { AxeBuilder } from '@axe-core/playwright'
import { expect, test, type Page } from '@playwright/test'
import { type AssessmentsWorld, openAssessments } from './assessments-world.ts'
import { mailOf, openExample, type World } from './example-world.ts'
import { openLive } from './live-world.ts'
import { signedIn } from './product.ts'
import { declaredPaths } from './routes.ts'

/** Every route that a feature declares, with addresses that show something; ids are those of the world below. */
const outside: Record<string, string> = {
  'sign-in': '/sign-in',
  'sign-in/link': '/sign-in/link',
  'reset-password': '/reset-password',
  invitation: '/invitation',
  gallery: '/gallery',
}
const inside: Record<string, (world: World) => string> = {
  overview: () => 'overview',
  today: () => 'today',
  calendar: () => 'calendar',
  cohorts: () => 'cohorts',
  'cohorts/new': () => 'cohorts/new',
  'cohorts/$cohortId': ({ cohortId }) => `cohorts/${cohortId}`,
  'cohorts/$cohortId/sessions/$sessionKey': ({ cohortId, sessionKey }) => `cohorts/${cohortId}/sessions/${sessionKey}`,
  catalogue: () => 'catalogue',
  demand: () => 'catalogue/demand',
  certificates: () => 'catalogue/certificates',
  $certificationId: ({ certificationId }) => `catalogue/${certificationId}`,
  drift: () => 'drift',
  blueprints: () => 'blueprints',
  'blueprints/$blueprintId': ({ blueprintId }) => `blueprints/${blueprintId}`,
  trainers: () => 'trainers',
  'trainers/$personId': ({ trainerId }) => `trainers/${trainerId}`,
  availability: () => 'availability',
  questions: () => 'questions',
  import: () => 'questions/import',
  new: () => 'questions/new',
  $questionId: ({ questionId }) => `questions/${questionId}`,
  readiness: () => 'readiness',
  'readiness/record': () => 'readiness/record',
  'readiness/cohorts/$cohortId': ({ cohortId }) => `readiness/cohorts/${cohortId}`,
  'readiness/people/$personId/$certificationId': ({ participantId, certificationId }) =>
    `readiness/people/${participantId}/${certificationId}`,
  exams: () => 'exams',
  'exams/results': () => 'exams/results',
  'exams/vouchers': () => 'exams/vouchers',
  care: () => 'care',
  'care/$cohortId/$personId': ({ cohortId, participantId }) => `care/${cohortId}/${participantId}`,
  'office-hours': () => 'office-hours',
  settings: () => 'settings',
  profile: () => 'settings/profile',
  security: () => 'settings/security',
  tokens: () => 'settings/tokens',
  members: () => 'settings/members',
  organisation: () => 'settings/organisation',
  mail: () => 'settings/mail',
  audit: () => 'settings/audit',
  'new-organisation': () => 'settings/new-organisation',
}
/** Panels of a page that have an address of their own. */
const parts = ['timeline', 'people', 'work', 'changes'].map((view) => `?view=${view}`)

/** Reached only before or without an organisation: `welcome` is examined in the journey that sets one up. */
const elsewhere = ['/', 'welcome', 'no-organisation']
/** What those who run assessments see of them, and what those who take them see. */
const running: Record<string, (world: AssessmentsWorld) => string> = {
  assessments: () => 'assessments',
  'assessments/new': () => 'assessments/new',
  'assessments/$assessmentId': ({ exam }) => `assessments/${exam}`,
  'assessments/$assessmentId/edit': ({ draft }) => `assessments/${draft}/edit`,
  'honour-code': () => 'honour-code',
  alarms: () => 'questions/alarms',
}
const taking: Record<string, (world: AssessmentsWorld) => string> = {
  'my-assessments': () => 'my-assessments',
  'my-assessments/$assessmentId': ({ exam }) => `my-assessments/${exam}`,
  'attempts/$attemptId/review': ({ reviewed }) => `attempts/${reviewed}/review`,
  'o/$slug/exam/$attemptId': ({ attempt }) => `exam/${attempt}`,
}
const views = ['watch', 'results'].map((view) => `?view=${view}`)
/** Beside the organisation: examined with nothing in it here, and at the end of its journey in self-paced.e2e.ts. */
const beside: Record<string, string> = { 'o/$slug/day': '/o/northlight-data/day' }

/** A session while it runs, as whoever leads it and as those in it see it. */
const leading: Record<string, (runId: string) => string> = {
  'live/$runId/console': (runId) => `live/${runId}/console`,
  '$runId/projector': (runId) => `live/${runId}/projector`,
  'live/$runId/record': (runId) => `live/${runId}/record`,
}
const inTheRoom: Record<string, (runId: string) => string> = { 'live/$runId': (runId) => `live/${runId}` }

const slug = 'northlight-data'
const places = (world: World): string[] => [
  ...Object.values(inside).map((of) => `/o/${slug}/${of(world)}`),
  ...Object.values(beside),
  ...parts.map((part) => `/o/${slug}/cohorts/${world.cohortId}${part}`),
]

const looks = [
  { colorScheme: 'light', viewport: { width: 1280, height: 900 } },
  { colorScheme: 'dark', viewport: { width: 1280, height: 900 } },
  { colorScheme: 'light', viewport: { width: 320, height: 700 } },
] as const

type Look = (typeof looks)[number]

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
/** All that another colour scheme can break: names, roles and sizes do not know it. */
const aboutColour = ['color-contrast', 'link-in-text-block']

async function violationsOn(page: Page, colorScheme: Look['colorScheme'] = 'light'): Promise<string[]> {
  // Its half megabyte is put into a page once. Legacy: no page of its own for the verdict; there are no frames here.
  const there = await page.evaluate<boolean>('typeof window.axe === "object"')
  const axe = new AxeBuilder({ page, ...(there && { axeSource: '0' }) }).setLegacyMode()
  const { violations } = await (colorScheme === 'dark' ? axe.withRules(aboutColour) : axe.withTags(tags)).analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`)
}

async function settled(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await expect(page.getByRole('heading', { level: 1 }), address).toBeVisible()
  // The gallery shows what waiting looks like for good.
  if (address !== outside['gallery']) await expect(page.locator('.loading-rows'), address).toHaveCount(0)
}

/** What is wrong with each address, in every look. */
async function examine(
  page: Page,
  addresses: readonly string[],
  inLooks: readonly Look[] = looks,
): Promise<Record<string, string[]>> {
  const wrong: Record<string, string[]> = {}
  for (const address of addresses) {
    await settled(page, address)
    for (const { colorScheme, viewport } of inLooks) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await page.setViewportSize(viewport)
      const found = await violationsOn(page, colorScheme)
      if (found.length > 0) wrong[`${address} ${colorScheme} ${viewport.width}`] = found
    }
  }
  return wrong
}

/** Run in the page: `append` is no sink of Trusted Types. */
const plant = `
  const pale = document.createElement('p')
  pale.textContent = 'pale'
  pale.style.color = '#ccc'
  pale.style.background = '#fff'
  const picture = document.createElement('img')
  picture.src = '/favicon.svg'
  document.body.append(picture, pale)`

let world: World

test.describe('A-01: every route has no violation that axe can find', () => {
  test.beforeAll(async ({ browser }) => {
    world = await openExample(browser)
  })

  test('the list of routes is whole', () => {
    const named = [
      ...Object.keys(inside),
      ...Object.keys(outside),
      ...elsewhere,
      ...Object.keys(running),
      ...Object.keys(taking),
      ...Object.keys(leading),
      ...Object.keys(inTheRoom),
      ...Object.keys(beside),
    ]
    expect(declaredPaths().length).toBeGreaterThan(20)
    for (const path of declaredPaths()) expect(named, `the route ${path} is not examined`).toContain(path)
  })

  test('to a stranger, on a laptop in light and dark and on a phone', async ({ page }) => {
    expect(await examine(page, Object.values(outside))).toEqual({})
  })

  test('to a programme lead, on a laptop in light and dark and on a phone', async ({ browser }) => {
    test.setTimeout(600_000)
    const context = await signedIn(browser, mailOf.lead)
    expect(await examine(await context.newPage(), places(world))).toEqual({})
    await context.close()
  })

  test('to those who run assessments and those who take them, on a laptop in light and dark and on a phone', async ({
    browser,
  }) => {
    test.setTimeout(600_000)
    const assessments = await openAssessments(browser, world)
    const at = (path: string): string => `/o/${slug}/${path}`
    const lead = await signedIn(browser, mailOf.lead)
    const run = Object.values(running).map((of) => at(of(assessments)))
    const shown = views.map((view) => at(`assessments/${assessments.exam}${view}`))
    expect(await examine(await lead.newPage(), [...run, ...shown])).toEqual({})
    await lead.close()
    const participant = await signedIn(browser, mailOf.participant)
    const take = Object.values(taking).map((of) => at(of(assessments)))
    expect(await examine(await participant.newPage(), take)).toEqual({})
    await participant.close()
  })

  test('to those in a live session and whoever leads it, on a laptop in light and dark and on a phone', async ({
    browser,
  }) => {
    test.setTimeout(600_000)
    const runId = await openLive(browser, world)
    for (const [email, routes] of [
      [mailOf.lead, { ...leading, ...inTheRoom }],
      [mailOf.participant, inTheRoom],
    ] as const) {
      const context = await signedIn(browser, email)
      const shown = Object.values(routes).map((of) => `/o/${slug}/${of(runId)}`)
      expect(await examine(await context.newPage(), shown)).toEqual({})
      await context.close()
    }
  })

  // The same pieces with less in them, in the colours examined above.
  const [laptopInLight] = looks
  for (const role of ['trainer', 'manager', 'participant'] as const) {
    test(`to a ${role}, on a laptop in light`, async ({ browser }) => {
      test.setTimeout(300_000)
      const context = await signedIn(browser, mailOf[role])
      expect(await examine(await context.newPage(), places(world), [laptopInLight])).toEqual({})
      await context.close()
    })
  }

  test('a picture without words and pale text turn it red', async ({ page }) => {
    await settled(page, '/sign-in')
    await page.evaluate(plant)
    const found = (await violationsOn(page)).map((words) => words.split(':')[0])
    expect(found).toEqual(expect.arrayContaining(['image-alt', 'color-contrast']))
  })
})
