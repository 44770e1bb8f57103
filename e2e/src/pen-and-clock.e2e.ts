import { expect, type Page, type Route, test } from '@playwright/test'
import { openQuestion } from './exam/shown-answers.ts'
import { answer, answeredIn, attemptOf, paperOf, saveState, send, signIn, start, withExams } from './exam/product.ts'

const seeded = withExams()

const day = 86_400_000

/** A second tab, or another device, takes the pen of the first. @returns whether the first said so within 3 s. */
async function tellsItLostThePen(page: Page, context = page.context()): Promise<boolean> {
  const other = await context.newPage()
  // As from the list: an address that names a question would lead there.
  await other.goto(page.url().split('?')[0] ?? '')
  await expect(saveState(other)).toHaveText('Read-only: open in another tab or on another device')
  await other.getByRole('button', { name: 'Continue here' }).click()
  return expect(saveState(page))
    .toHaveText('Read-only: open in another tab or on another device', { timeout: 3_000 })
    .then(
      () => true,
      () => false,
    )
}

async function submitHere(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Review and submit' }).click()
  await page.getByRole('button', { name: /^Submit/ }).click()
  await expect(page.getByRole('heading', { name: 'Submitted' })).toBeVisible()
}

test('R-05: the tab that lost the pen says so within 3 s and keeps its text', async ({ page, context }) => {
  await signIn(context.request)
  await start(page, seeded.quiz)
  await answer(page, 0)
  await expect(saveState(page)).toHaveText(/^Saved/)
  expect(await tellsItLostThePen(page)).toBe(true)
  const other = context.pages()[1] ?? page
  await answer(other, 1)
  await expect(saveState(other)).toHaveText(/^Saved/)
  expect(answeredIn(await paperOf(other, seeded))).toEqual(['1', '2'])
  await other.close()
  await page.getByRole('button', { name: 'Continue here' }).click()
  await expect(saveState(page)).toHaveText(/^(Saved|Nothing)/)
  await submitHere(page)
})

test('who types while another tab takes the pen stays where they are', async ({ page, context }) => {
  await signIn(context.request)
  await start(page, seeded.quiz)
  const note = page.getByLabel('Note to yourself')
  await note.pressSequentially('he')
  await expect(saveState(page)).toHaveText(/^Saved/)
  expect(await tellsItLostThePen(page)).toBe(true)
  await page.bringToFront()
  // Each of them is a shortcut of the exam outside a field.
  await page.keyboard.type('ronpf')
  await expect(note).toBeFocused()
  await expect(note).toHaveValue('he')
  await expect(page.getByRole('heading', { name: /^Question 1 / })).toBeVisible()
  await page.getByRole('button', { name: 'Continue here' }).click()
  await expect(note).toBeEditable()
  await submitHere(page)
})

test('R-05: the device whose pen another device took says so within 3 s, and both answers are there', async ({
  page,
  browser,
}) => {
  await signIn(page.context().request)
  await start(page, seeded.quiz)
  await answer(page, 0)
  await expect(saveState(page)).toHaveText(/^Saved/)
  const device = await browser.newContext()
  await signIn(device.request)
  expect(await tellsItLostThePen(page, device)).toBe(true)
  const there = device.pages()[0] ?? page
  await openQuestion(there, '2')
  await answer(there, 1)
  await expect(saveState(there)).toHaveText(/^Saved/)
  expect(answeredIn(await paperOf(there, seeded)).toSorted()).toEqual(['1', '2'])
  await submitHere(there)
  await device.close()
})

test('R-05, planted: a tab that hears of the pen only in what it saves is found', async ({ page, context }) => {
  await signIn(context.request)
  await start(page, seeded.quiz)
  await expect(saveState(page)).toHaveText(/^(Saved|Nothing)/)
  await page.route('**/standing', (route) => route.abort())
  expect(await tellsItLostThePen(page)).toBe(false)
  await page.unrouteAll({ behavior: 'ignoreErrors' })
  await submitHere(context.pages()[1] ?? page)
})

test('Q5: after Submit without a network the page takes no answer that would not count', async ({ page, context }) => {
  await signIn(context.request)
  await start(page, seeded.quiz)
  await answer(page, 0)
  await expect(saveState(page)).toHaveText(/^Saved/)
  await page.route('**/attempts/**', (route) => route.abort())
  await page.getByRole('button', { name: 'Review and submit' }).click()
  await page.getByRole('button', { name: /^Submit/ }).click()
  await page.getByRole('button', { name: 'Look at the questions' }).click()
  await page.getByRole('button', { name: 'Next' }).click()
  await expect(page.getByText('Nothing can be changed any more')).toBeVisible()
  await expect(page.locator('main .choice-answer input:enabled')).toHaveCount(0)
  await page.unrouteAll({ behavior: 'ignoreErrors' })
  await expect(page.getByRole('heading', { name: 'Submitted' })).toBeVisible({ timeout: 20_000 })
  await page.getByRole('link', { name: 'To my assessments' }).click()
  // Another attempt is left: the review of this one stays in reach.
  await expect(page.getByRole('link', { name: /^Review: / }).first()).toBeVisible()
})

/** Seconds that the server says are left. */
async function secondsLeft(page: Page): Promise<number> {
  const { standing } = await paperOf(page, seeded)
  return (Date.parse(standing.deadlineAt) - Date.parse(standing.serverNow)) / 1000
}

/**
 * Seconds by which the time left on the screen lies outside what the server said before and after it was read: a slow machine is
 * no wrong clock. While the screen asks for the time it shows none.
 */
async function offBy(page: Page): Promise<number> {
  let off = 0
  await expect(async () => {
    const most = await secondsLeft(page)
    const shown = (await page.getByRole('timer').textContent()) ?? ''
    const least = await secondsLeft(page)
    expect(shown).toMatch(/^\d\d:\d\d$/)
    const [minutes = 0, seconds = 0] = shown.split(':').map(Number)
    off = Math.max(0, minutes * 60 + seconds - most, least - (minutes * 60 + seconds))
  }).toPass({ intervals: [50], timeout: 15_000 })
  return off
}

test('R-06: a clock that is wrong by a day changes neither the time shown nor the end', async ({ page, context }) => {
  await signIn(context.request)
  await page.clock.setSystemTime(new Date(Date.now() - day))
  await start(page, seeded.quiz)
  expect(await offBy(page)).toBeLessThanOrEqual(2)
  await page.clock.setSystemTime(new Date(Date.now() + day))
  expect(await offBy(page)).toBeLessThanOrEqual(2)
  await expect(page.getByRole('heading', { name: /^Question 1 / })).toBeVisible()
  const attempt = `${seeded.organisation}/attempts/${attemptOf(page)}`
  await send(context.request, 'POST', `${attempt}/closing`, { reason: 'the test is over' })
  await expect(page.getByRole('heading', { name: 'Whoever runs this assessment has ended it' })).toBeVisible({
    timeout: 5_000,
  })
})

/** Every reply that tells an attempt's time: that of its start, too, which the page goes by until the next. */
const ofAttempts = /\/attempts(\/|$)/

/** The server's time replaced by a clock that is five minutes slow, wherever a reply has it. */
async function withAnotherTime(route: Route): Promise<void> {
  const reply = await route.fetch()
  const slow = (_: string, key: string, at: string) => `"${key}":"${new Date(Date.parse(at) - 300_000).toISOString()}"`
  await route.fulfill({ response: reply, body: (await reply.text()).replaceAll(/"(serverNow)":"([^"]+)"/g, slow) })
}

test('R-06, planted: a time that is not the server’s is found', async ({ page, context }) => {
  await signIn(context.request)
  await page.route(ofAttempts, withAnotherTime)
  await start(page, seeded.quiz)
  expect(await offBy(page)).toBeGreaterThan(2)
  await page.unrouteAll({ behavior: 'ignoreErrors' })
})
