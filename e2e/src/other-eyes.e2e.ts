import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import { mailOf, openExample } from './example-world.ts'
import { meOf, signedIn } from './product.ts'

test('the example is seen as its trainer, in a window of its own', async ({ browser }) => {
  test.setTimeout(120_000)
  await openExample(browser)
  const lead = await signedIn(browser, mailOf.lead)
  const visitor = await meOf(lead.request)
  const page = await lead.newPage()
  await page.goto(`/o/${visitor.slug}/overview`)
  await page.getByRole('button', { name: 'See it as a trainer, participant or manager' }).click()
  const dialog = page.getByRole('dialog', { name: 'See it as somebody else' })
  await dialog
    .getByRole('button', { name: /^Make a link for / })
    .first()
    .click()
  const link = await dialog.getByRole('textbox', { name: /^Opens the example as / }).inputValue()
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().include('[role=dialog]').analyze()
  expect(violations.map(({ id }) => id)).toEqual([])

  const elsewhere = await browser.newContext()
  const their = await elsewhere.newPage()
  await their.goto(link)
  await their.getByRole('button', { name: 'Sign in' }).click()
  await expect(their.getByRole('heading', { name: 'Today', level: 1 })).toBeVisible()
  expect((await meOf(elsewhere.request)).personId).not.toBe(visitor.personId)
  expect((await meOf(lead.request)).personId).toBe(visitor.personId)
  await Promise.all([lead.close(), elsewhere.close()])
})
