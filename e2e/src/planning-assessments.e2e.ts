import { expect, test, type BrowserContext, type Page } from '@playwright/test'
import { openAssessments } from './assessments-world.ts'
import { mailOf, openExample, type World } from './example-world.ts'
import { meOf, newMember, send, signedIn } from './product.ts'

const home = '/o/northlight-data'
const number = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true })

test.describe('K7: an assessment is planned', () => {
  let world: World
  let lead: BrowserContext
  let page: Page

  test.beforeAll(async ({ browser }) => {
    world = await openExample(browser)
    lead = await signedIn(browser, mailOf.lead)
    page = await lead.newPage()
  })
  test.afterAll(async () => lead.close())

  test('numbers that were typed stay when a certification brings its own', async () => {
    await page.goto(`${home}/assessments/new`)
    await number(page, 'Questions that count').fill('7')
    const exam = page.locator('option', { hasText: /^MLA-C01/ })
    await page.getByLabel('Certification').selectOption(await exam.getAttribute('value'))
    await expect(number(page, 'Minutes')).toHaveValue('130')
    await expect(number(page, 'Questions that count')).toHaveValue('7')
    await page.getByLabel('Kind').selectOption('quiz')
    await expect(number(page, 'Minutes')).toHaveValue('20')
    await expect(number(page, 'Questions that count')).toHaveValue('7')
  })

  test('a bank that cannot fill its form is said once', async () => {
    const { api, certificationId } = world
    const conditions = { timed: false, oneSitting: false, closedBook: false, calculator: true, notes: true }
    const draft = { title: 'Too long', kind: 'quiz', draw: { scored: 300 }, minutes: null, review: 'never', conditions }
    const made = { ...draft, certificationId, cohortId: null }
    const { assessmentId } = await send<{ assessmentId: string }>(lead.request, 'POST', `${api}/assessments`, made)
    await page.goto(`${home}/assessments/${assessmentId}`)
    await page.getByRole('button', { name: 'Publish' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Publish' }).click()
    await expect(dialog.getByText(/question bank cannot fill this form/)).toHaveCount(1)
    await expect(dialog.getByRole('alert')).toHaveCount(1)
  })

  test('who has begun is named beside the closing that does not move for them, and told what is left', async ({
    browser,
  }) => {
    const { exam } = await openAssessments(browser, world)
    await page.goto(`${home}/assessments/${exam}/edit`)
    const closes = page.getByRole('textbox', { name: /^Closes/ })
    await expect(closes).toHaveAccessibleDescription(/does not move the end of the 1\sattempt under way/)
    const taker = await signedIn(browser, mailOf.participant)
    const theirs = await taker.newPage()
    await theirs.goto(`${home}/my-assessments`)
    const next = theirs.getByRole('region', { name: 'Go on with A quiz under way' })
    await expect(next).toContainText(/\d+\smin left/)
    await expect(next).toContainText(', ends ')
    await theirs.goto(`${home}/today`)
    await next.getByRole('link', { name: 'Continue' }).click()
    await expect(theirs).toHaveURL(/\/exam\/att_/)
    await theirs.goto(`${home}/exam/rubbish`)
    await expect(theirs.getByRole('heading', { name: 'No attempt of yours is at this address' })).toBeVisible()
    await theirs.getByRole('link', { name: 'To my assessments' }).click()
    await expect(theirs.getByRole('heading', { name: 'My assessments' })).toBeVisible()
    await taker.close()
  })

  test('a question that is retired meanwhile is told on the open page', async ({ browser }) => {
    const { api } = world
    const { exam, attempt } = await openAssessments(browser, world)
    const taker = await signedIn(browser, mailOf.participant)
    type Paper = { questions: { stem: string }[] }
    const { questions } = await send<Paper>(taker.request, 'GET', `${api}/attempts/${attempt}/paper`)
    await taker.close()
    await page.goto(`${home}/assessments/${exam}?view=rules`)
    await expect(page.getByRole('heading', { name: 'Form' })).toBeVisible()
    const told = page.getByText('Since this form was drawn: 1 question retired')
    await expect(told).toHaveCount(0)
    const words = encodeURIComponent((questions.at(-1)?.stem ?? '').slice(0, 80))
    type Found = { items: { questionId: string }[] }
    const { items } = await send<Found>(lead.request, 'GET', `${api}/questions?text=${words}`)
    await send(lead.request, 'POST', `${api}/questions/${items[0]?.questionId}/retirement`, {})
    await expect(told).toBeVisible()
  })

  test('a watch that hears nothing from the server says from when it is', async ({ browser }) => {
    const { exam } = await openAssessments(browser, world)
    await page.goto(`${home}/assessments/${exam}?view=watch`)
    await expect(page.getByRole('table', { name: 'Takers' })).toBeVisible()
    const stale = page.getByText('nothing newer comes from the server')
    await expect(stale).toHaveCount(0)
    await page.route('**/takers', (route) => route.abort())
    await expect(stale).toBeVisible({ timeout: 30_000 })
    await page.unroute('**/takers')
    await page.getByRole('button', { name: 'Ask again' }).click()
    await expect(stale).toHaveCount(0)
  })

  test('what was written stays when the role that saves it is taken away', async ({ browser }) => {
    test.setTimeout(180_000)
    const { api } = await meOf(lead.request)
    const { personId, email } = await newMember(lead.request, browser, 'Rolf', 'trainer')
    const rolf = await signedIn(browser, email)
    await rolf.grantPermissions(['clipboard-read', 'clipboard-write'])
    const give = (roles: string[]) => send(lead.request, 'PATCH', `${api}/members/${personId}`, { roles })
    const asked = await rolf.newPage()
    await asked.goto(`${home}/questions/new`)
    const stem = asked.getByRole('textbox', { name: 'What is asked' })
    await stem.fill('Which otter forgets its words?')
    await asked.getByRole('button', { name: 'Save as a draft' }).click()
    await asked.getByRole('button', { name: 'Edit' }).click()
    await stem.fill('Which otter keeps its words?')
    const planned = await rolf.newPage()
    await planned.goto(`${home}/assessments/new`)
    await planned.getByLabel('Title').fill('Otters at work')
    await give(['participant'])
    for (const [shown, save, words] of [
      [asked, 'Save', 'Which otter keeps its words?'],
      [planned, 'Keep as a draft', 'Title: Otters at work'],
    ] as const) {
      await shown.bringToFront()
      const notice = shown.getByRole('alert').filter({ hasText: 'Your role here no longer lets you save this.' })
      await expect(notice).toBeVisible()
      await shown.getByRole('button', { name: save, exact: true }).click()
      await expect(notice.locator('..')).toBeFocused()
      await notice.getByRole('button', { name: 'Copy what I wrote' }).click()
      expect(await shown.evaluate<string>('navigator.clipboard.readText()')).toContain(words)
    }
    await expect(stem).toHaveValue('Which otter keeps its words?')
    await give(['trainer'])
    await asked.bringToFront()
    await asked.getByRole('button', { name: 'Save', exact: true }).click()
    await expect(asked.getByRole('heading', { name: 'Which otter keeps its words?' })).toBeVisible()
    await rolf.close()
  })

  test('what was changed of a blueprint stays, and can be copied, when the role that saves it is taken away', async ({
    browser,
  }) => {
    const { api } = await meOf(lead.request)
    const { personId, email } = await newMember(lead.request, browser, 'Berta', 'programme-lead')
    const berta = await signedIn(browser, email)
    await berta.grantPermissions(['clipboard-read', 'clipboard-write'])
    const shown = await berta.newPage()
    await shown.goto(`${home}/blueprints/${world.blueprintId}`)
    await shown.getByRole('tab', { name: 'File' }).click()
    const file = shown.getByLabel('The blueprint as YAML')
    await file.fill((await file.inputValue()).replace(/^title: .*$/m, 'title: Otters in five weeks'))
    // What is not read yet outlives a look at the rest, and is asked about before it is left.
    await shown.getByRole('tab', { name: 'Labs' }).click()
    await shown.getByRole('link', { name: 'Blueprints' }).first().click()
    await shown
      .getByRole('dialog', { name: 'Leave without saving?' })
      .getByRole('button', { name: 'Stay here' })
      .click()
    await shown.getByRole('tab', { name: 'File' }).click()
    await expect(file).toHaveValue(/^title: Otters in five weeks$/m)
    await shown.getByRole('button', { name: 'Read it into the draft' }).click()
    await expect(shown.getByText('Not saved yet')).toBeVisible()
    await send(lead.request, 'PATCH', `${api}/members/${personId}`, { roles: ['participant'] })
    const notice = shown.getByRole('alert').filter({ hasText: 'Your role here no longer lets you save this.' })
    await expect(notice).toBeVisible()
    await shown.getByRole('button', { name: 'Save the draft' }).click()
    await expect(notice.locator('..')).toBeFocused()
    await notice.getByRole('button', { name: 'Copy what I wrote' }).click()
    expect(await shown.evaluate<string>('navigator.clipboard.readText()')).toContain('title: Otters in five weeks')
    await shown.getByRole('link', { name: 'Blueprints' }).first().click()
    await expect(shown.getByRole('dialog', { name: 'Leave without saving?' })).toBeVisible()
    await berta.close()
  })
})
