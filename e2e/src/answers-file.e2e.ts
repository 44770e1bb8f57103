import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import {
  address,
  answer,
  answeredIn,
  openBrowser,
  paperOf,
  saveState,
  send,
  signIn,
  start,
  startServer,
  stopServer,
  withExams,
} from './exam/product.ts'
import { keysIn, shippedKeys } from './exam/shipped-keys.ts'
import { newMember } from './product.ts'

const seeded = withExams()
const folder = mkdtempSync(join(tmpdir(), 'cadre-answers-'))

/** Chooses a file on "My assessments" and hands it in. */
async function handIn(page: Page, file: string): Promise<void> {
  await page.goto('/o/brightloop/my-assessments')
  await page.getByText('Bring an answers file').click()
  await page.locator('.bring-answers input[type=file]').setInputFiles(file)
  await page.getByRole('button', { name: 'Hand in the file' }).click()
}

const answered = async (page: Page, attempt: string) => answeredIn(await paperOf(page, seeded, attempt))

const saved = join(folder, 'answers Checkpoint quiz.json')
let attempt = ''

test('Q5: answers that a lost device could not send count once another device brings their file', async ({ page }) => {
  const lost = await openBrowser(mkdtempSync(join(tmpdir(), 'cadre-profile-')))
  await signIn(lost.page.context().request)
  await start(lost.page, seeded.quiz)
  await expect(saveState(lost.page)).toHaveText(/^Saved/)
  attempt = lost.page.url().split('/').at(-1)?.split('?')[0] ?? ''
  await stopServer('SIGKILL')
  for (const place of [1, 2, 3]) {
    await lost.page.getByRole('button', { name: new RegExp(`^Question ${place},`) }).click()
    await answer(lost.page, 0)
  }
  await expect(saveState(lost.page)).toHaveText('Offline - 3 answers kept on this device')
  const button = lost.page.getByRole('button', { name: 'Save answers as a file' })
  await expect(button).toBeVisible({ timeout: 60_000 })
  const download = lost.page.waitForEvent('download')
  await button.click()
  writeFileSync(saved, readFileSync(await (await download).path()))
  await lost.kill()

  await startServer()
  await signIn(page.context().request)
  expect(await answered(page, attempt)).toEqual([])
  await handIn(page, saved)
  await expect(page.getByRole('alert')).toContainText(/Your answers are here\..*3\squestions are kept and count/)
  await expect(page.getByRole('alert')).toContainText('Your attempt is still open')
  expect(await answered(page, attempt)).toEqual(['1', '2', '3'])

  await handIn(page, saved)
  await expect(page.getByRole('alert')).toContainText(/3\squestions are kept and count/)
  await page.getByRole('link', { name: 'Continue' }).first().click()
  await page.getByRole('button', { name: 'Continue here' }).click()
  await expect(page.getByRole('button', { name: 'Question 3, answered' })).toBeVisible()
})

test('Q5: a file that was changed, is none, or is of another attempt, person or organisation is refused in words', async ({
  page,
  browser,
}) => {
  const written = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text)
    return join(folder, name)
  }
  await signIn(page.context().request)
  const refusal = page.getByRole('alert')
  await handIn(page, written('changed.json', readFileSync(saved, 'utf8').replace(/"sequence": \d+/, '"sequence": 99')))
  await expect(refusal).toContainText('changed or cut off')
  await handIn(page, written('none.json', '{"answers": []}'))
  await expect(refusal).toContainText('This is not an answers file.')

  const lead = await browser.newContext({ baseURL: address })
  await signIn(lead.request)
  const lent = await browser.newContext({ baseURL: address })
  const { email } = await newMember(lead.request, lent.browser() ?? browser, 'Ben', 'participant')
  await send(lent.request, 'POST', '/api/session', { email, password: 'correct horse battery' })
  const other = await lent.newPage()
  await handIn(other, saved)
  await expect(other.getByRole('alert')).toContainText('The answers in this file are not yours here.')
  await expect(other.getByRole('alert')).toContainText('another person or another organisation')
  await lent.close()
  await lead.close()
})

/** Everything this page's address has kept in the browser outside of memory, as text. */
const keptIn = (page: Page): Promise<string> =>
  page.evaluate(`(async () => {
    const texts = [JSON.stringify(localStorage), JSON.stringify(sessionStorage)]
    for (const name of await caches.keys()) {
      const cache = await caches.open(name)
      for (const request of await cache.keys()) texts.push(await (await cache.match(request)).text())
    }
    return texts.join('\\n')
  })()`)

test('S-02: nothing a browser is given or keeps says what is right or why', async ({ page }) => {
  const keys = shippedKeys('content/questions')
  expect(keys.size).toBeGreaterThan(1_000)
  const given: string[] = []
  page.on('response', (response) => {
    void response.text().then(
      (text) => given.push(text),
      () => {},
    )
  })
  await signIn(page.context().request)
  await start(page, seeded.exam)
  await page.waitForLoadState('networkidle')
  const questions = page.getByRole('navigation', { name: 'Questions' }).getByRole('button')
  for (const at of [4, 20, 40, 64]) await questions.nth(at).click()
  await expect.poll(() => page.evaluate(`caches.match('/exam-page').then((found) => found !== undefined)`)).toBe(true)
  const kept = await keptIn(page)
  expect(kept).toContain('<!doctype html>')
  // Also scripts that this page has not asked for.
  const built = readdirSync('web/dist', { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.(?:js|css|html|json)$/.test(name),
  )
  const all = [...given, kept, ...built.map((name) => readFileSync(join('web/dist', name), 'utf8'))]
  expect(all.join('').length).toBeGreaterThan(500_000)
  expect(all.flatMap((text) => keysIn(keys, text))).toEqual([])

  const [planted = ''] = keys
  await page.evaluate(
    `caches.open('planted').then((cache) => cache.put('/planted', new Response(${JSON.stringify(planted)})))`,
  )
  expect(keysIn(keys, await keptIn(page))).toEqual([planted])
})
