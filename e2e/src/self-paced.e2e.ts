import { AxeBuilder } from '@axe-core/playwright'
import { expect, test, type APIRequestContext, type Page } from '@playwright/test'
import { mailOf, newCohort, openExample } from './example-world.ts'
import { answer } from './exam/product.ts'
import { meOf, newMember, send, signedIn } from './product.ts'

const dayMs = 86_400_000
const slug = 'northlight-data'

/** A quiz that the participant took and left open: everything in it comes back tomorrow. */
async function takeQuiz(lead: APIRequestContext, taker: APIRequestContext, certificationId: string): Promise<number> {
  const { api } = await meOf(lead)
  const { assessmentId } = await send<{ assessmentId: string }>(lead, 'POST', `${api}/assessments`, {
    title: 'What do you know already?',
    kind: 'quiz',
    certificationId,
    cohortId: null,
    draw: { scored: 12, unscored: 0, freshDays: 0 },
    minutes: null,
    conditions: { timed: false, oneSitting: false, closedBook: false, calculator: true, notes: true },
    review: 'after-submit',
    attemptsAllowed: 1,
    graceSeconds: 0,
    honourCode: false,
  })
  await send(lead, 'POST', `${api}/assessments/${assessmentId}/publication`, {})
  const writer = 'a-writer-of-the-self-paced-journey-0123456789'
  type Started = { paper: { attemptId: string; questions: { place: string }[] } }
  const { paper } = await send<Started>(taker, 'POST', `${api}/assessments/${assessmentId}/attempts`, {
    writer,
    honourCode: null,
    closedBook: false,
  })
  const visits = paper.questions.map(({ place }) => ({ kind: 'visit', question: place }))
  // Five seconds on each, until now.
  const began = Date.now() - visits.length * 5_000
  const events = [...visits, { kind: 'submit', auto: false }].map((content, index) => ({
    id: `journey-event-${index}`,
    sequence: index + 1,
    madeAt: new Date(began + index * 5_000).toISOString(),
    content,
  }))
  const saved = await taker.post(`${api}/attempts/${paper.attemptId}/events`, {
    data: { epoch: 1, events },
    headers: { 'cadre-writer': writer },
  })
  expect(saved.ok(), await saved.text()).toBe(true)
  return paper.questions.length
}

const status = (page: Page) => page.locator('.day-page-sync')
const open = async (page: Page): Promise<void> => {
  await page.goto(`/o/${slug}/day`)
  await expect(page.getByRole('heading', { level: 1, name: /My day/ })).toBeVisible()
}

/** Answers as many reviews as there are, at most. */
async function review(page: Page, most: number): Promise<number> {
  const start = page.getByRole('button', { name: 'Start reviewing' })
  if ((await start.count()) === 0) return 0
  await start.click()
  let answered = 0
  while (answered < most && (await page.locator('.review-question').count()) > 0) {
    await answer(page, answered)
    await page.getByRole('button', { name: answered % 3 === 1 ? 'Hard' : 'Answer', exact: true }).click()
    await expect(page.locator('.review-answered .reviewed-answer')).toBeVisible()
    answered++
    await page.getByRole('button', { name: 'Next', exact: true }).click()
  }
  const leave = page.getByRole('button', { name: /^(Leave|Back to my day)$/ })
  await leave.click()
  return answered
}

test('a week offline on a phone: reviews, hours and assignments reach the server without loss (S1, S2, S4)', async ({
  browser,
}) => {
  test.setTimeout(300_000)
  const world = await openExample(browser)
  const lead = await signedIn(browser, mailOf.lead)
  // Somebody of this journey alone: what others have answered elsewhere comes back on days of its own.
  const nora = await newMember(lead.request, browser, 'Nora', 'participant')
  const { cohortId } = await newCohort(lead.request, {
    name: 'Away from the desk',
    start: '2027-03-09',
    trainerIds: [world.trainerId],
    participantIds: [nora.personId],
  })
  await send(lead.request, 'POST', `${world.api}/cohorts/${cohortId}/stage`, { event: 'confirm' })
  const phone = await signedIn(browser, nora.email, {
    viewport: { width: 360, height: 740 },
    hasTouch: true,
    isMobile: true,
  })
  const asked = await takeQuiz(lead.request, phone.request, world.certificationId)
  const page = await phone.newPage()
  const today = Date.now()
  await open(page)
  await expect(status(page)).toHaveText('Everything is saved.')
  // The browser has kept the page and what it loaded.
  await expect
    .poll(() =>
      page.evaluate<boolean>(
        `caches.has('cadre-day-shell-1').then((has) => has && caches.match('/exam-page')).then(Boolean)`,
      ),
    )
    .toBe(true)
  await expect
    .poll(() => page.evaluate<boolean>('navigator.serviceWorker.ready.then((r) => r.active?.state === "activated")'))
    .toBe(true)

  await phone.setOffline(true)
  let answered = 0
  let minutes = 0
  for (let day = 1; day <= 7; day++) {
    await page.clock.setFixedTime(today + day * dayMs)
    await open(page)
    answered += await review(page, 2)
    await page.getByRole('button', { name: day % 2 === 0 ? '30\u00a0min' : '15\u00a0min', exact: true }).click()
    minutes += day % 2 === 0 ? 30 : 15
    await expect(page.getByText(/logged\.$/).first()).toBeVisible()
  }
  expect(answered).toBe(asked)
  await page.getByText(/^Done and later/).click()
  const work = page.getByRole('combobox', { name: /^State of / }).first()
  await work.selectOption('done')
  await page.getByRole('button', { name: 'Start the clock' }).click()
  await page.clock.setFixedTime(today + 7 * dayMs + 25 * 60_000)
  await open(page)
  await page.getByRole('button', { name: /^Stop and log/ }).click()
  minutes += 25
  await expect(status(page)).toContainText(`${answered + 9} entries kept on this device`)
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])

  await phone.setOffline(false)
  await expect(status(page)).toHaveText('Everything is saved.', { timeout: 60_000 })
  type Pack = { items: { why: { answers: number } }[] }
  const { items } = await send<Pack>(phone.request, 'GET', `${world.api}/my/reviews/pack`)
  expect(items.filter(({ why }) => why.answers === 2)).toHaveLength(answered)
  type Study = { recent: { minutes: number }[]; cohorts: { assignments: { state: string }[] }[] }
  const study = await send<Study>(phone.request, 'GET', `${world.api}/my/study`)
  expect(study.recent.reduce((sum, entry) => sum + entry.minutes, 0)).toBe(minutes)
  expect(study.cohorts.flatMap(({ assignments }) => assignments).filter(({ state }) => state === 'done')).toHaveLength(
    1,
  )
  await Promise.all([lead.close(), phone.close()])
})
