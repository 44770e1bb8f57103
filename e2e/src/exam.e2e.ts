import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { address, paperOf, saveState, signIn, start, withExams } from './exam/product.ts'
import { openQuestion } from './exam/shown-answers.ts'

const seeded = withExams()

/** Whether what is written goes into a field: keys of the exam rest there. */
const isTyping = (page: Page): Promise<boolean> =>
  page.evaluate(`document.activeElement.matches('input:not([type=radio], [type=checkbox]), textarea, select')`)

/** What the focused control is called; nothing while the page as a whole has the focus. */
const focusedName = (page: Page): Promise<string> =>
  page.evaluate(`(() => {
    const element = document.activeElement
    if (element === document.body) return ''
    const label = element instanceof HTMLInputElement ? element.labels?.[0]?.textContent : element?.textContent
    return ((element?.getAttribute('aria-label') ?? '') + ' ' + (label ?? '')).trim()
  })()`)

/** Goes on by Tab until something by that name has the focus; gives the names that were passed. */
async function tabTo(page: Page, name: RegExp): Promise<string[]> {
  const passed: string[] = []
  for (let i = 0; i < 160; i++) {
    await page.keyboard.press('Tab')
    const focused = await focusedName(page)
    if (name.test(focused)) return passed
    passed.push(focused)
  }
  throw new Error(`nothing called ${String(name)} can be reached by Tab`)
}

/** On with N, after leaving the field that was typed in. */
async function stepOn(page: Page): Promise<void> {
  for (let i = 0; i < 5 && (await isTyping(page)); i++) await page.keyboard.press('Tab')
  await page.keyboard.press('n')
}

test('A-01: a whole exam by keyboard alone, from the list to its review', async ({ page, context }) => {
  test.setTimeout(240_000)
  await signIn(context.request)
  await page.goto('/o/brightloop/my-assessments')
  await expect(page.getByRole('heading', { name: 'My assessments' })).toBeVisible()
  await page.goto(`/o/brightloop/my-assessments/${seeded.whole}`)
  await tabTo(page, /honour code and accept/)
  await page.keyboard.press('Space')
  await tabTo(page, /closed book/)
  await page.keyboard.press('Space')
  await tabTo(page, /^Start the/)
  await page.keyboard.press('Enter')
  const kinds = new Set<string>()
  for (let at = 1; at <= 65; at++) {
    const heading = page.getByRole('heading', { name: `Question ${at} of 65` })
    // A step leads to the next question, wherever the one before left the focus.
    await expect(heading).toBeFocused()
    const kind = await answerByKeys(page)
    if (kind === 'choice' && !kinds.has(kind)) await strikeOutByKeys(page)
    kinds.add(kind)
    if (at === 3) {
      while (await isTyping(page)) await page.keyboard.press('Tab')
      await page.keyboard.press('f')
    }
    if (at === 2) {
      // Who works without shortcut keys does not pass the list of all questions on the way.
      expect(await tabTo(page, /^Next/)).not.toContainEqual(expect.stringMatching(/^Question \d+,/))
      await page.keyboard.press('Enter')
    } else await stepOn(page)
  }
  expect([...kinds].toSorted()).toEqual(['choice', 'choices', 'matching', 'ordering', 'typed'])
  await expect(page.getByRole('heading', { name: 'Before you submit' })).toBeFocused()
  await expect(page.getByText('65 of 65 questions are answered')).toBeVisible()
  await expect(page.getByText('Flagged: 1')).toBeVisible()
  await tabTo(page, /^Question 3\b/)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Question 3 of 65' })).toBeFocused()
  await page.keyboard.press('f')
  await page.keyboard.press('r')
  await expect(page.getByText('Flagged: 1')).toHaveCount(0)
  await tabTo(page, /^Submit/)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Submitted' })).toBeFocused()
  await expect(page.getByText('Nothing of it is left on this device')).toBeVisible()
  await tabTo(page, /^Read the review/)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Review: Whole exam' })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Question 65' })).toBeVisible()
  await expect(page.getByText('your choice').first()).toBeVisible()
})

/** By letters where there are options, by Tab, Space and arrows where there are none; never by a pointer. @returns what it was */
async function answerByKeys(page: Page): Promise<string> {
  const main = page.locator('main')
  if ((await main.locator('.choice-answer').count()) > 0) {
    const several = (await main.locator('.choice-answer input[type=checkbox]').count()) > 0
    const asked = several ? await main.locator('.choice-answer legend').textContent() : null
    const wanted = Number(/Choose (\d)/.exec(asked ?? '')?.[1] ?? 1)
    for (const letter of ['a', 'b', 'c', 'd'].slice(0, wanted)) await page.keyboard.press(letter)
    await expect(main.locator('.choice-answer input:checked')).toHaveCount(wanted)
    return several ? 'choices' : 'choice'
  }
  const lists = await main.locator('.matching-answer select').count()
  if (lists > 0) {
    for (let at = 0; at < lists; at++) {
      await tabTo(page, /^Answer for/)
      await page.keyboard.press('ArrowDown')
    }
    return 'matching'
  }
  if ((await main.locator('.ordering-answer').count()) > 0) {
    await tabTo(page, /^Move down/)
    await page.keyboard.press('Space')
    return 'ordering'
  }
  await tabTo(page, /Your (number|answer)/)
  await page.keyboard.type('7')
  return 'typed'
}

async function strikeOutByKeys(page: Page): Promise<void> {
  await tabTo(page, /^Strike out option B/)
  await page.keyboard.press('Space')
  await expect(page.getByRole('button', { name: 'Strike out option B' })).toHaveAttribute('aria-pressed', 'true')
}

test('Q5: Back and Forward go between questions, also without a network; from the first, and from the end, Back leads out', async ({
  page,
  context,
}) => {
  await signIn(context.request)
  await start(page, seeded.exam)
  const at = (place: number) => expect(page.getByRole('heading', { name: `Question ${place} of 65` })).toBeFocused()
  for (const key of ['n', 'n', 'r']) await page.keyboard.press(key)
  await expect(page).toHaveURL(/\?at=review$/)
  await page.goBack()
  await at(3)
  await page.getByLabel('Note to yourself').fill('Half a sent')
  await page.goBack()
  await at(2)
  await page.goForward()
  await at(3)
  await expect(page.getByLabel('Note to yourself')).toHaveValue('Half a sent')
  await expect.poll(() => page.evaluate(`caches.match('/exam-page').then((kept) => kept !== undefined)`)).toBe(true)
  await context.setOffline(true)
  await page.getByLabel('Note to yourself').fill('Half a sentence')
  await page.goBack()
  await at(2)
  await expect(saveState(page)).toHaveText(/^Offline - \d+ answers? kept on this device$/)
  await page.reload()
  await at(2)
  await page.goForward()
  await at(3)
  await expect(page.getByLabel('Note to yourself')).toHaveValue('Half a sentence')
  await context.setOffline(false)
  // A tab that only looks on stays where its own address says.
  const other = await context.newPage()
  await other.goto(page.url().replace('at=3', 'at=7'))
  await expect(other.getByRole('heading', { name: 'Question 7 of 65' })).toBeVisible()
  await other.close()
  for (const place of [2, 1]) {
    await page.goBack()
    await at(place)
  }
  await page.goBack()
  await expect(page).toHaveURL(/\/my-assessments\/asm_\w+$/)
  await page.goForward()
  await expect(page.getByRole('heading', { name: 'Question 1 of 65' })).toBeVisible()
  for (const key of ['n', 'n', 'n', 'r']) await page.keyboard.press(key)
  await page.getByRole('button', { name: /^Submit/ }).click()
  await expect(page.getByRole('heading', { name: 'Submitted' })).toBeVisible()
  await expect(page).toHaveURL(/\?at=1$/)
  await page.goBack()
  await expect(page).toHaveURL(/\/my-assessments\/asm_\w+$/)
})

test('A-01: larger text reaches what is answered, fits a narrow screen, and leaves the focus at its ends', async ({
  page,
  context,
}) => {
  await signIn(context.request)
  await start(page, seeded.whole)
  const { questions } = await paperOf(page, seeded)
  const answers = {
    single: '.choice-answer-text',
    multiple: '.choice-answer-text',
    ordering: '.ordering-answer-text',
    matching: '.matching-answer select',
    numeric: '.typed-answer input',
  }
  const shown = async (look: (answered: string, kind: string) => Promise<void>): Promise<void> => {
    for (const [kind, answered] of Object.entries(answers)) {
      await openQuestion(page, questions.find(({ item }) => item.kind === kind)?.place ?? '')
      await expect(page.locator(answered).first()).toBeVisible()
      await look(answered, kind)
    }
  }
  await page.setViewportSize({ width: 320, height: 640 })
  await page.evaluate(`document.documentElement.style.fontSize = '200%'`)
  await shown(async (_, kind) => {
    const overflow = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')
    expect(overflow, kind).toBeLessThanOrEqual(0)
  })
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.evaluate(`document.documentElement.style.fontSize = ''`)
  const larger = page.getByRole('button', { name: 'Larger text' })
  for (let step = 0; step < 3; step++) {
    await larger.focus()
    await page.keyboard.press('Enter')
  }
  await expect(larger).toBeFocused()
  await expect(larger).toHaveAttribute('aria-disabled', 'true')
  const sizeOf = (selector: string): Promise<string> =>
    page.evaluate(`getComputedStyle(document.querySelector(${JSON.stringify(selector)})).fontSize`)
  await shown(async (answered, kind) => {
    expect(await sizeOf(answered), kind).toBe(await sizeOf('.question-view-stem'))
  })
  await openQuestion(page, questions.find(({ item }) => item.kind === 'ordering')?.place ?? '')
  const up = page.getByRole('button', { name: /^Move up/ }).nth(1)
  const name = (await up.getAttribute('aria-label')) ?? ''
  await up.press('Enter')
  await expect(page.getByRole('button', { name })).toBeFocused()
  await expect(page.getByRole('button', { name })).toHaveAttribute('aria-disabled', 'true')
  await expect(page.getByText(/ is now 1 of \d$/)).toBeAttached()
  await expect(saveState(page)).toHaveText(/^Saved/)
})

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
