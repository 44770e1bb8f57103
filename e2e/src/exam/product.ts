import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type APIRequestContext, chromium, expect, type Browser, type Page, test } from '@playwright/test'

/** Beside those of the configuration, whose servers nobody kills. */
const port = Number(process.env['CADRE_E2E_PORT'] ?? 4790) + 3
export const address = `http://localhost:${port}`
export const password = 'correct horse battery'
let data = ''
let server: ChildProcess | null = null

/** The built product on new data of its own, so that tests may end it without a word and start it again. */
export async function startAnew(): Promise<void> {
  data = join(mkdtempSync(join(tmpdir(), 'cadre-e2e-')), 'data')
  await startServer()
}

/** Starts it again on the data it had. */
export async function startServer(): Promise<void> {
  server = spawn('node', ['tools/start.mjs', '--port', String(port), '--data', data], {
    detached: true,
    stdio: 'ignore',
  })
  await expect
    .poll(
      async () =>
        fetch(`${address}/readyz`).then(
          ({ ok }) => ok,
          () => false,
        ),
      { timeout: 120_000 },
    )
    .toBe(true)
}

/** @param signal SIGKILL: as a crash of the machine would. */
export async function stopServer(signal: 'SIGINT' | 'SIGKILL'): Promise<void> {
  const { pid } = server ?? {}
  if (pid === undefined) return
  server = null
  process.kill(-pid, signal)
  await expect
    .poll(async () =>
      fetch(`${address}/readyz`).then(
        () => true,
        () => false,
      ),
    )
    .toBe(false)
}

export async function send<T>(request: APIRequestContext, method: string, path: string, body?: unknown): Promise<T> {
  const reply = await request.fetch(address + path, { method, ...(body !== undefined && { data: body }) })
  expect(reply.ok(), `${method} ${path}: ${await reply.text()}`).toBe(true)
  return (await reply.json()) as T
}

export type Seeded = {
  /** Its address in the API. */
  readonly organisation: string
  readonly certificationId: string
  readonly exam: string
  /** As long as the real one, with a question of every kind that the bank has. */
  readonly whole: string
  readonly quiz: string
}

/** An organisation with the shipped questions, a practice exam of every question type they have, and a quiz. */
async function seed(request: APIRequestContext): Promise<Seeded> {
  const person = { name: 'Ana Ruiz', email: 'ana@example.org', password }
  await send(request, 'POST', '/api/setup', {
    organisation: { name: 'Brightloop', timeZone: 'America/New_York' },
    person,
  })
  const me = await send<{ memberships: { organisationId: string }[] }>(request, 'GET', '/api/me')
  const organisation = `/api/organisations/${me.memberships[0]?.organisationId}`
  await send(request, 'POST', `${organisation}/questions/shipped/AIF-C01`, {})
  type Certifications = { items: { certificationId: string; code: string }[] }
  const { items } = await send<Certifications>(request, 'GET', `${organisation}/certifications`)
  const certificationId = items.find(({ code }) => code === 'AIF-C01')?.certificationId ?? ''
  const publish = async (draft: object): Promise<string> => {
    const conditions = { timed: true, oneSitting: true, closedBook: true, calculator: true, notes: true }
    const body = { certificationId, conditions, review: 'after-submit', attemptsAllowed: 9, ...draft }
    const { assessmentId } = await send<{ assessmentId: string }>(request, 'POST', `${organisation}/assessments`, body)
    await send(request, 'POST', `${organisation}/assessments/${assessmentId}/publication`, {})
    return assessmentId
  }
  const exam = await publish({
    title: 'Practice exam',
    kind: 'practice-exam',
    draw: { scored: 50, unscored: 15 },
    minutes: 90,
  })
  const quiz = await publish({
    title: 'Checkpoint quiz',
    kind: 'quiz',
    draw: { scored: 12, freshDays: 0 },
    minutes: 20,
  })
  // So few of the other kinds that a number has to be among the 65.
  const atMostOfType = { single: 40, multiple: 14, matching: 6, ordering: 4 }
  const whole = await publish({
    title: 'Whole exam',
    kind: 'practice-exam',
    draw: { scored: 50, unscored: 15, freshDays: 0, atMostOfType },
    minutes: 90,
  })
  return { organisation, certificationId, exam, whole, quiz }
}

/** For the tests of a file: the product on data of its own, with exams to take. @returns what there is once they run */
export function withExams(): Seeded {
  const seeded = { organisation: '', certificationId: '', exam: '', whole: '', quiz: '' }
  test.use({ baseURL: address })
  test.beforeAll(async ({ playwright }) => {
    test.setTimeout(180_000)
    await startAnew()
    const request = await playwright.request.newContext()
    Object.assign(seeded, await seed(request))
    await request.dispose()
  })
  test.afterAll(async () => {
    endBrowsers()
    await stopServer('SIGINT')
  })
  return seeded
}

/** Of the page that the exam is taken on. */
export const attemptOf = (page: Page): string => page.url().split('/').at(-1)?.split('?')[0] ?? ''

type Paper = {
  readonly questions: readonly { readonly place: string; readonly item: { readonly kind: string } }[]
  readonly work: readonly { readonly question: string; readonly response: unknown }[]
  readonly standing: { readonly deadlineAt: string; readonly serverNow: string }
}
/** What the server has of an attempt. */
export const paperOf = (page: Page, { organisation }: Seeded, attempt = attemptOf(page)): Promise<Paper> =>
  send(page.context().request, 'GET', `${organisation}/attempts/${attempt}/paper`)

/** The questions that the server has an answer to. */
export const answeredIn = ({ work }: Paper): string[] =>
  work.flatMap(({ question, response }) => (response === null ? [] : [question]))

let nextDebugPort = 9_240
const browsers = new Set<number>()

/** Ends what a test that failed left running. */
export function endBrowsers(): void {
  for (const pid of browsers) process.kill(-pid, 'SIGKILL')
  browsers.clear()
}

/** A browser of its own with its profile on disk: it can be ended without a word and started again on the same profile. */
export async function openBrowser(
  profile: string,
): Promise<{ page: Page; browser: Browser; kill: () => Promise<void> }> {
  const debugPort = (nextDebugPort += 1)
  const chromiumProcess = spawn(
    '/usr/bin/chromium',
    [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      `--remote-debugging-port=${debugPort}`,
      `--user-data-dir=${profile}`,
      'about:blank',
    ],
    { detached: true, stdio: 'ignore' },
  )
  const { pid } = chromiumProcess
  if (pid === undefined) throw new Error('Chromium did not start')
  browsers.add(pid)
  const endpoint = `http://127.0.0.1:${debugPort}`
  await expect
    .poll(() =>
      fetch(`${endpoint}/json/version`).then(
        ({ ok }) => ok,
        () => false,
      ),
    )
    .toBe(true)
  const browser = await chromium.connectOverCDP(endpoint)
  const context = browser.contexts()[0]
  if (!context) throw new Error('a browser has a context')
  const kill = async (): Promise<void> => {
    if (browsers.delete(pid)) process.kill(-pid, 'SIGKILL')
    await browser.close().catch(() => {})
    await expect
      .poll(() =>
        fetch(`${endpoint}/json/version`).then(
          () => true,
          () => false,
        ),
      )
      .toBe(false)
  }
  return { page: context.pages()[0] ?? (await context.newPage()), browser, kill }
}

export const signIn = (request: APIRequestContext): Promise<unknown> =>
  send(request, 'POST', '/api/session', { email: 'ana@example.org', password })

/** Reads, accepts, declares and starts. */
export async function start(page: Page, assessmentId: string): Promise<void> {
  await page.goto(`${address}/o/brightloop/my-assessments/${assessmentId}`)
  await declare(page)
}

/** On the page of an assessment. */
export async function declare(page: Page): Promise<void> {
  // Whether a box is marked is looked at right after the click, which a busy machine may draw later.
  for (const name of [/honour code/, /closed book/])
    await expect(() => page.getByRole('checkbox', { name }).check({ timeout: 5_000 })).toPass()
  await page.getByRole('button', { name: /^Start the/ }).click()
  await expect(page.getByRole('heading', { name: /^Question 1 / })).toBeVisible()
}

export const saveState = (page: Page) => page.getByTestId('save-state')

/** Answers the question on screen by what it is, in a way that depends on `turn`. */
export async function answer(page: Page, turn: number): Promise<string> {
  const main = page.locator('main')
  const boxes = main.locator('.choice-answer input')
  if ((await boxes.count()) > 0) {
    const box = boxes.nth(turn % (await boxes.count()))
    await box.click()
    return (await box.getAttribute('type')) === 'radio' ? 'single' : 'multiple'
  }
  const lists = main.locator('.matching-answer select')
  if ((await lists.count()) > 0) {
    await lists.first().selectOption({ index: 1 + (turn % 2) })
    return 'matching'
  }
  const down = main.getByRole('button', { name: /^Move down/ }).first()
  if ((await down.count()) > 0) {
    await down.click()
    return 'ordering'
  }
  await main.locator('.typed-answer').getByRole('textbox').fill(`${turn}`)
  return 'typed'
}
