import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { examOfEveryKind } from './exam/every-kind.ts'
import {
  answer,
  answeredIn,
  openBrowser,
  paperOf,
  saveState,
  signIn,
  start,
  startServer,
  stopServer,
  withExams,
} from './exam/product.ts'
import { openQuestion, shownAnswers } from './exam/shown-answers.ts'

const seeded = withExams()

const edits = 120
/** In CI as fast as a browser goes; `npm run gauntlet` asks for the ten minutes of the target. */
const offlineMs = 60_000 * Number(process.env['CADRE_E2E_OFFLINE_MINUTES'] ?? 0)

/** Notes every sentence that the screen says about safety. */
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

const exam = { id: '' }
test.beforeAll(async ({ browser }) => {
  exam.id = await examOfEveryKind(browser, seeded)
})

/** Starts, and waits until the page would come back without a network. */
async function startOn(page: Page, assessmentId: string): Promise<readonly string[]> {
  await signIn(page.context().request)
  await start(page, assessmentId)
  await expect(saveState(page)).toHaveText(/^Saved \d\d:\d\d:\d\d$/)
  await expect.poll(() => page.evaluate(`caches.match('/exam-page').then((kept) => kept !== undefined)`)).toBe(true)
  return (await paperOf(page, seeded)).questions.map(({ place }) => place)
}

/** Goes round the questions again and again, each time with another answer. @returns the kinds that were answered */
async function edit(page: Page, places: readonly string[], times: number): Promise<ReadonlySet<string>> {
  const kinds = new Set<string>()
  for (let at = 0; at < times; at++) {
    await openQuestion(page, places[at % places.length] ?? '')
    kinds.add(await answer(page, Math.floor(at / places.length)))
    const kept = Math.min(at + 1, places.length)
    const words = `Offline - ${kept} ${kept === 1 ? 'answer' : 'answers'} kept on this device`
    await expect(saveState(page)).toHaveText(words, { timeout: 2_000 })
    await page.waitForTimeout(offlineMs / times)
  }
  return kinds
}

type AnswersFile = { readonly body: { readonly events: readonly { readonly content: { readonly kind: string } }[] } }

async function savedFile(page: Page): Promise<{ readonly name: string; readonly answers: number }> {
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save answers as a file' }).click()
  const file = await download
  const { body } = JSON.parse(readFileSync(await file.path(), 'utf8')) as AnswersFile
  return {
    name: file.suggestedFilename(),
    answers: body.events.filter(({ content }) => content.kind === 'answer').length,
  }
}

test('R-03: without a network, with the server and the browser killed, none of 120 edits of every kind is lost', async ({
  browser,
}) => {
  test.setTimeout(420_000 + offlineMs)
  const profile = mkdtempSync(join(tmpdir(), 'cadre-profile-'))
  const first = await openBrowser(profile)
  const places = await startOn(first.page, exam.id)
  await stopServer('SIGKILL')
  await watchSaying(first.page)
  const kinds = await edit(first.page, places, edits)
  expect([...kinds].toSorted()).toEqual(['matching', 'multiple', 'ordering', 'single', 'typed'])
  const words = await said(first.page)
  const sinceFirstEdit = words.slice(words.findIndex((each) => !each.startsWith('Saved')))
  expect(sinceFirstEdit.filter((each) => each.startsWith('Saved'))).toEqual([])
  const shown = await shownAnswers(first.page, places)
  expect(Object.values(shown).filter((each) => each === '[[],[],[]]')).toEqual([])
  const url = first.page.url()
  await first.kill()

  const second = await openBrowser(profile)
  await second.page.context().clearCookies()
  await second.page.goto(url)
  await expect(saveState(second.page)).toHaveText(`Offline - ${places.length} answers kept on this device`)
  expect(await shownAnswers(second.page, places)).toEqual(shown)
  expect(await savedFile(second.page)).toEqual({ name: 'answers Every kind.json', answers: edits })

  await startServer()
  await expect(saveState(second.page)).toHaveText(/^Saved/, { timeout: 30_000 })
  await signIn(second.page.context().request)
  expect(answeredIn(await paperOf(second.page, seeded)).toSorted()).toEqual(places.toSorted())
  await second.kill()

  // What the server has, as a device shows it that has nothing of its own.
  const third = await browser.newPage()
  await signIn(third.context().request)
  await third.goto(url)
  await third.getByRole('button', { name: 'Continue here' }).click()
  expect(await shownAnswers(third, places)).toEqual(shown)
  test.info().annotations.push({
    type: 'figures',
    description: JSON.stringify({
      edits,
      questions: places.length,
      kinds: [...kinds],
      offlineMinutes: offlineMs / 60_000,
    }),
  })
})

test('R-03, planted: a device that keeps nothing and says that it did is found', async () => {
  const profile = mkdtempSync(join(tmpdir(), 'cadre-profile-'))
  const first = await openBrowser(profile)
  await first.page.context().addInitScript(`{
    const put = IDBObjectStore.prototype.put
    IDBObjectStore.prototype.put = function (...kept) {
      return this.name === 'sealed' ? this.count() : put.apply(this, kept)
    }
  }`)
  const [place = ''] = await startOn(first.page, seeded.quiz)
  await stopServer('SIGKILL')
  await openQuestion(first.page, place)
  await answer(first.page, 0)
  await expect(saveState(first.page)).toHaveText('Offline - 1 answer kept on this device')
  const url = first.page.url()
  await first.kill()
  const second = await openBrowser(profile)
  await second.page.goto(url)
  await expect(second.page.locator('body')).toContainText(/\w/)
  // What would have been kept is there within this time.
  await second.page.waitForTimeout(5_000)
  await expect(second.page.getByText('1 answer kept on this device')).toHaveCount(0)
  await expect(second.page.getByRole('button', { name: `Question ${place}, answered` })).toHaveCount(0)
  await second.kill()
  await startServer()
})
