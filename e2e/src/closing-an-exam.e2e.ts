import { expect, test } from '@playwright/test'
import {
  address,
  answer,
  declare,
  saveState,
  signIn,
  start,
  startServer,
  stopServer,
  withExams,
} from './exam/product.ts'

const seeded = withExams()

test('an exam comes back without a network, also on a page that had loaded more than the browser lists', async ({
  page,
}) => {
  const asked: string[] = []
  page.on('dialog', (dialog) => {
    asked.push(dialog.type())
    void dialog.accept()
  })
  const loaded = new Set<string>()
  page.on('response', (reply) => {
    const { pathname } = new URL(reply.url())
    // A font comes with the first letter that needs it, and another stands in for it.
    if (/^\/assets\/.*\.(js|css)$/.test(pathname)) loaded.add(pathname)
  })
  await signIn(page.context().request)
  await page.goto(`${address}/o/brightloop/my-assessments`)
  const quiz = page.locator(`a[href$="/my-assessments/${seeded.quiz}"]`).first()
  await expect(quiz).toBeVisible()
  // As after 250 requests.
  await page.evaluate(() => performance.setResourceTimingBufferSize(0))
  await quiz.click()
  await declare(page)
  await expect(saveState(page)).toHaveText(/^Saved/)
  await expect.poll(() => page.evaluate(`caches.match('/exam-page').then((kept) => kept !== undefined)`)).toBe(true)
  // The browser's own cache may have them too, and forgets what it likes.
  const kept = await page.evaluate<string[]>(
    `caches.open('cadre-exam-shell-1').then((shelf) => shelf.keys()).then((all) => all.map(({ url }) => new URL(url).pathname))`,
  )
  expect([...loaded].filter((asset) => !kept.includes(asset))).toEqual([])
  expect(loaded.size).toBeGreaterThan(5)
  await stopServer('SIGKILL')
  await answer(page, 0)
  await expect(saveState(page)).toHaveText('Offline - 1 answer kept on this device')
  await page.reload()
  await expect(page.getByRole('heading', { name: /^Question 1 / })).toBeVisible()
  await expect(saveState(page)).toHaveText('Offline - 1 answer kept on this device')
  expect(asked, 'nothing would be lost').toEqual([])
  await startServer()
})

test('the browser asks before a page is closed that alone has an answer, and only then', async ({ page }) => {
  await page.addInitScript(`{
    const put = IDBObjectStore.prototype.put
    IDBObjectStore.prototype.put = function (...kept) {
      if (globalThis.full) throw new DOMException('The disk is full.', 'QuotaExceededError')
      return put.apply(this, kept)
    }
  }`)
  await signIn(page.context().request)
  await start(page, seeded.exam)
  await expect(saveState(page)).toHaveText(/^Saved/)
  await stopServer('SIGKILL')
  await page.evaluate(() => Object.assign(globalThis, { full: true }))
  await answer(page, 0)
  await expect(saveState(page)).toContainText('Do not close this tab')
  const asked = page.waitForEvent('dialog')
  await page.close({ runBeforeUnload: true })
  const dialog = await asked
  expect(dialog.type()).toBe('beforeunload')
  await dialog.dismiss()
  await startServer()
  await expect(saveState(page)).toHaveText(/^Saved/, { timeout: 30_000 })
  const closed = page.waitForEvent('close')
  await page.close({ runBeforeUnload: true })
  await closed
})
