import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import {
  address,
  answer,
  answeredIn,
  attemptOf,
  openBrowser,
  paperOf,
  saveState,
  signIn,
  start,
  startServer,
  stopServer,
  withExams,
} from './exam/product.ts'

const seeded = withExams()

/** Notes every sentence that the screen said about safety. */
const watchSaying = (page: Page): Promise<void> =>
  page.evaluate(`{
    const said = []
    Object.assign(globalThis, { said })
    const look = () => {
      const words = document.querySelector('[data-testid="save-state"]')?.textContent ?? ''
      if (said.at(-1) !== words) said.push(words)
    }
    new MutationObserver(look).observe(document.body, { childList: true, subtree: true, characterData: true })
  }`)
const said = (page: Page): Promise<string[]> => page.evaluate(() => Reflect.get(globalThis, 'said') as string[])

test('R-03: without a network, with the server and the browser killed, no answer is lost', async () => {
  const profile = mkdtempSync(join(tmpdir(), 'cadre-profile-'))
  const first = await openBrowser(profile)
  await signIn(first.page.context().request)
  await start(first.page, seeded.exam)
  await expect(saveState(first.page)).toHaveText(/^Saved \d\d:\d\d:\d\d$/)
  const url = first.page.url()
  await expect
    .poll(() => first.page.evaluate(`caches.match('/exam-page').then((page) => page !== undefined)`))
    .toBe(true)

  const places = await placesOfEachKind(first.page)

  await stopServer('SIGKILL')
  await watchSaying(first.page)
  const kinds = new Set<string>()
  for (const [at, place] of places.entries()) {
    await first.page.getByRole('button', { name: new RegExp(`^Question ${place},`) }).click()
    for (let turn = 0; turn < 5; turn++) kinds.add(await answer(first.page, turn))
    const kept = at === 0 ? '1 answer' : `${at + 1} answers`
    await expect(saveState(first.page)).toHaveText(`Offline - ${kept} kept on this device`, { timeout: 2_000 })
  }
  expect([...kinds]).toEqual(expect.arrayContaining(['matching', 'multiple', 'ordering', 'single']))
  const words = await said(first.page)
  const sinceFirstEdit = words.slice(words.findIndex((each) => !each.startsWith('Saved')))
  expect(sinceFirstEdit.filter((each) => each.startsWith('Saved'))).toEqual([])
  const shown = await chosen(first.page)
  await first.kill()

  const second = await openBrowser(profile)
  await second.page.goto(url)
  await expect(saveState(second.page)).toHaveText(`Offline - ${places.length} answers kept on this device`)
  expect(await chosen(second.page)).toEqual(shown)
  const download = second.page.waitForEvent('download')
  await second.page.getByRole('button', { name: 'Save answers as a file' }).click()
  expect((await download).suggestedFilename()).toBe('answers Practice exam.json')

  await startServer()
  await expect(saveState(second.page)).toHaveText(/^Saved/, { timeout: 30_000 })
  await signIn(second.page.context().request)
  expect(answeredIn(await paperOf(second.page, seeded)).toSorted()).toEqual(places.toSorted())
  await second.kill()
})

/** A few questions of every kind that the paper has. */
async function placesOfEachKind(page: Page): Promise<string[]> {
  const { questions } = await paperOf(page, seeded)
  const byKind = Map.groupBy(questions, ({ item }) => item.kind)
  return [...byKind.values()].flatMap((each) => each.slice(0, 5)).map(({ place }) => place)
}

/** What the page shows as answered: each number's words. */
const chosen = (page: Page): Promise<string[]> =>
  page
    .getByRole('navigation', { name: 'Questions' })
    .getByRole('button')
    .evaluateAll((buttons) => buttons.map((button) => button.getAttribute('aria-label') ?? ''))

/** Goes on by Tab until something by that name has the focus. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let i = 0; i < 80; i++) {
    await page.keyboard.press('Tab')
    const focused = await page.evaluate<string>(`(() => {
      const element = document.activeElement
      const label = element instanceof HTMLInputElement ? element.labels?.[0]?.textContent : element?.textContent
      return (element?.getAttribute('aria-label') ?? '') + ' ' + (label ?? '')
    })()`)
    if (name.test(focused)) return
  }
  throw new Error(`nothing called ${String(name)} can be reached by Tab`)
}

test('A-01: an exam by keyboard alone, from the list to its review', async ({ page, context }) => {
  await signIn(context.request)
  await page.goto('/o/brightloop/my-assessments')
  await expect(page.getByRole('heading', { name: 'My assessments' })).toBeVisible()
  await page.goto(`/o/brightloop/my-assessments/${seeded.quiz}`)
  await tabTo(page, /honour code and accept/)
  await page.keyboard.press('Space')
  await tabTo(page, /closed book/)
  await page.keyboard.press('Space')
  await tabTo(page, /^ ?Start the/)
  await page.keyboard.press('Enter')
  for (let at = 1; at <= 12; at++) {
    await expect(page.getByRole('heading', { name: `Question ${at} of 12` })).toBeVisible()
    await answerByKeys(page)
    if (at === 3) await page.keyboard.press('f')
    await page.keyboard.press('n')
  }
  await expect(page.getByRole('heading', { name: 'Before you submit' })).toBeFocused()
  await expect(page.getByText('12 of 12 questions are answered')).toBeVisible()
  await tabTo(page, /^ ?Submit/)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Submitted' })).toBeFocused()
  await expect(page.getByText('Nothing of it is left on this device')).toBeVisible()
  const attempt = attemptOf(page)
  await page.goto(`/o/brightloop/attempts/${attempt}/review`)
  await expect(page.getByRole('heading', { name: 'Question 12' })).toBeVisible()
  await expect(page.getByText('your choice').first()).toBeVisible()
})

/** By letters where there are options, by Tab and arrows where there are none. */
async function answerByKeys(page: Page): Promise<void> {
  const main = page.locator('main')
  if ((await main.locator('.choice-answer').count()) > 0) return page.keyboard.press('a')
  if ((await main.locator('.matching-answer').count()) > 0) {
    await tabTo(page, /^Answer for/)
    await page.keyboard.press('ArrowDown')
    await page.evaluate('document.activeElement?.blur()')
    return
  }
  if ((await main.locator('.ordering-answer').count()) > 0) {
    await tabTo(page, /^Move /)
    return page.keyboard.press('ArrowDown')
  }
  await tabTo(page, /Your (number|answer)/)
  await page.keyboard.type('7')
  await page.keyboard.press('Tab')
  await page.evaluate('document.activeElement?.blur()')
}

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [320, 1280]) {
    test(`A-01: axe finds nothing in the player at ${width} px in ${colorScheme}`, async ({ browser }) => {
      const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme, baseURL: address })
      const page = await context.newPage()
      await signIn(context.request)
      const running = await continueOrStart(page)
      expect(running).toBe(true)
      for (const place of ['1', '2', '3', '4', '5', '6', 'review']) {
        if (place === 'review') await page.getByRole('button', { name: 'Review and submit' }).click()
        else await page.getByRole('button', { name: new RegExp(`^Question ${place},`) }).click()
        await page.waitForLoadState('networkidle')
        const { violations } = await new AxeBuilder({ page }).analyze()
        expect(
          violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`),
          place,
        ).toEqual([])
        const overflow = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')
        expect(overflow, place).toBeLessThanOrEqual(0)
      }
      await context.close()
    })
  }
}

async function continueOrStart(page: Page): Promise<boolean> {
  await page.goto(`/o/brightloop/my-assessments/${seeded.quiz}`)
  const go = page.getByRole('link', { name: 'Continue' })
  await expect(go.or(page.getByRole('checkbox').first())).toBeVisible()
  if (await go.isVisible()) {
    await go.click()
    await page.getByRole('button', { name: 'Continue here' }).click()
  } else await start(page, seeded.quiz)
  await expect(page.getByRole('heading', { name: /^Question \d+ / })).toBeVisible()
  return true
}
