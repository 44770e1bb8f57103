import { type APIResponse, expect, type Page, type Route, test } from '@playwright/test'
import { answer, answeredIn, attemptOf, paperOf, saveState, signIn, start, withExams } from './exam/product.ts'
import { openQuestion, shownAnswers } from './exam/shown-answers.ts'

const seeded = withExams()

const saves = '**/attempts/*/events'
type Sent = { readonly events: readonly { readonly id: string }[] }
type Receipts = { readonly receipts: readonly { readonly id: string; readonly outcome: string }[] }

/** What the server said of each event, whether or not the browser heard it. */
class Outcomes {
  readonly byEvent = new Map<string, string[]>()

  note(text: string): void {
    for (const { id, outcome } of (JSON.parse(text) as Receipts).receipts)
      this.byEvent.set(id, [...(this.byEvent.get(id) ?? []), outcome])
  }

  /** The request on its way to the server. */
  async fetch(route: Route): Promise<APIResponse> {
    const response = await route.fetch()
    if (response.ok()) this.note(await response.text())
    return response
  }

  /** Events that were not stored exactly once. */
  notOnce(): string[] {
    const stored = (outcomes: readonly string[]) => outcomes.filter((outcome) => outcome !== 'known').length
    return [...this.byEvent].flatMap(([id, outcomes]) => (stored(outcomes) === 1 ? [] : [`${id}: ${outcomes.join()}`]))
  }
}

/** What stands between the browser and the server; each answers one save in its own way. */
const networks: Readonly<Record<string, (route: Route, outcomes: Outcomes) => Promise<void>>> = {
  'the reply is lost after the commit': async (route, outcomes) => {
    await outcomes.fetch(route)
    await route.abort()
  },
  'the request arrives twice': async (route, outcomes) => {
    await outcomes.fetch(route)
    await route.fulfill({ response: await outcomes.fetch(route) })
  },
  'a captive portal answers': (route) =>
    route.fulfill({ status: 200, contentType: 'text/html', body: '<html>Welcome to the hotel</html>' }),
  'the reply is cut off': async (route, outcomes) => {
    const response = await outcomes.fetch(route)
    await route.fulfill({ response, body: (await response.text()).slice(0, -9) })
  },
  'the request arrives long after the next one': async (route, outcomes) => {
    const request = route.request()
    const sent = { method: request.method(), headers: request.headers(), data: request.postData() ?? '' }
    const { request: door } = request.frame().page().context()
    await route.abort()
    setTimeout(
      () => void door.fetch(request.url(), sent).then(async (reply) => outcomes.note(await reply.text())),
      6_000,
    )
  },
  'the server is busy': (route) => route.fulfill({ status: 503, headers: { 'retry-after': '1' }, body: '' }),
}

/** A line on which the player takes three seconds; what became of it and of the attempt, in order. */
async function slowPlayer(page: Page): Promise<string[]> {
  const order: string[] = []
  await page.route('**/assets/player-page-*.js', async (route) => {
    await page.waitForTimeout(3_000)
    order.push('the player came')
    await route.continue()
  })
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith('/attempts')) order.push('the attempt began')
  })
  return order
}

/** Whether the screen says Saved while the server lacks the answer to this question. */
async function saysSavedFalsely(page: Page, place: string): Promise<boolean> {
  const words = (await saveState(page).textContent()) ?? ''
  return words.startsWith('Saved') && !answeredIn(await paperOf(page, seeded)).includes(place)
}

test('R-04: whatever becomes of requests and replies, nothing is lost, kept twice or falsely called saved', async ({
  page,
  browser,
}) => {
  test.setTimeout(300_000)
  const outcomes = new Outcomes()
  await page.route(saves, async (route) => route.fulfill({ response: await outcomes.fetch(route) }))
  await signIn(page.context().request)
  const order = await slowPlayer(page)
  await start(page, seeded.quiz)
  expect(order, 'the time begins when the player is there').toEqual(['the player came', 'the attempt began'])
  await expect(saveState(page)).toHaveText(/^(Saved|Nothing)/)
  const places = (await paperOf(page, seeded)).questions.map(({ place }) => place)
  for (const [at, network] of Object.values(networks).entries()) {
    await page.route(saves, (route) => network(route, outcomes), { times: 2 })
    for (const place of [places[2 * at] ?? '', places[2 * at + 1] ?? '']) {
      await openQuestion(page, place)
      await answer(page, at)
      await page.waitForTimeout(400)
      expect(await saysSavedFalsely(page, place)).toBe(false)
    }
  }
  await page.waitForTimeout(7_000)
  await expect(saveState(page)).toHaveText(/^Saved/, { timeout: 60_000 })
  expect(answeredIn(await paperOf(page, seeded)).toSorted()).toEqual(places.toSorted())
  expect(outcomes.notOnce()).toEqual([])
  const shown = await shownAnswers(page, places)
  const url = page.url()
  await page.close()
  const other = await (await browser.newContext()).newPage()
  await signIn(other.context().request)
  await other.goto(url)
  await other.getByRole('button', { name: 'Continue here' }).click()
  expect(await shownAnswers(other, places)).toEqual(shown)
  const figures = { networks: Object.keys(networks), questions: places.length, events: outcomes.byEvent.size }
  test.info().annotations.push({ type: 'figures', description: JSON.stringify(figures) })
})

test('R-04, planted: an acknowledgement of what was never stored is found', async ({ page }) => {
  await signIn(page.context().request)
  await start(page, seeded.exam)
  const { standing } = await paperOf(page, seeded)
  await page.route(saves, (route) => {
    const { events } = route.request().postDataJSON() as Sent
    const receipts = events.map(({ id }) => ({ id, outcome: 'counted' }))
    return route.fulfill({ json: { receipts, standing: { ...standing, sequence: 99 } } })
  })
  await openQuestion(page, '2')
  await answer(page, 0)
  await expect(saveState(page)).toHaveText(/^Saved \d/)
  expect(await saysSavedFalsely(page, '2')).toBe(true)
  expect(attemptOf(page)).toMatch(/^att_/)
})
