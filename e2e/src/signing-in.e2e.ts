import { expect, test, type Browser, type Page } from '@playwright/test'
import { mailOf, openExample } from './example-world.ts'
import { oneTimeCode } from './one-time-code.ts'
import { mailTo, meOf, newMember, password, send, signedIn } from './product.ts'

const security = '/o/northlight-data/settings/security'
const mailPage = '/o/northlight-data/settings/mail'

async function memberPage(browser: Browser, name: string): Promise<{ page: Page; email: string }> {
  await openExample(browser)
  const lead = await signedIn(browser, mailOf.lead)
  const { email } = await newMember(lead.request, browser, name, 'participant')
  await lead.close()
  const context = await signedIn(browser, email)
  return { page: await context.newPage(), email }
}

async function byPassword(page: Page, email: string): Promise<void> {
  await page.goto('/sign-in')
  await page.getByLabel('Mail address').fill(email)
  await page.getByRole('textbox', { name: 'Password' }).fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}

const inside = (page: Page) => expect(page.getByRole('heading', { name: 'Today', level: 1 })).toBeVisible()

async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Sign out', exact: true }).first().click()
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
}

test('an authenticator app guards the sign-in, and a recovery code replaces it once', async ({ browser }) => {
  const { page, email } = await memberPage(browser, 'Otto')
  await page.goto(security)
  await page.getByRole('button', { name: 'Set up an authenticator app' }).click()
  const key = await page.locator('code').first().innerText()
  await page.getByLabel('Code that the app shows').fill(oneTimeCode(key, Date.now()))
  await page.getByRole('button', { name: 'Switch it on' }).click()
  await expect(page.getByText('Keep these recovery codes', { exact: false })).toBeVisible()
  const codes = await page.locator('.security-page-codes li').allInnerTexts()
  expect(codes.length).toBeGreaterThan(5)
  await page.getByRole('button', { name: 'I kept them' }).click()
  await expect(page.getByText('Authenticator app is on')).toBeVisible()
  await signOut(page)

  await byPassword(page, email)
  await page.getByLabel('Code').fill(codes[0] ?? '')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await inside(page)
  await signOut(page)
  await byPassword(page, email)
  await page.getByLabel('Code').fill(codes[0] ?? '')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.getByRole('alert')).toBeVisible()
  // A code of the app is taken once; the next step of 30 seconds is accepted early, for clocks that run ahead.
  await page.getByLabel('Code').fill(oneTimeCode(key, Date.now() + 30_000))
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await inside(page)
  await page.context().close()
})

test('a passkey signs in without a password', async ({ browser }) => {
  const { page } = await memberPage(browser, 'Paul')
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('WebAuthn.enable')
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  await page.goto(security)
  await page.getByRole('button', { name: 'Add a passkey' }).click()
  await page.getByLabel('Name', { exact: true }).fill('This laptop')
  await page.getByRole('button', { name: 'Ask this device for a passkey' }).click()
  await expect(page.getByText('This laptop').first()).toBeVisible()
  await signOut(page)
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
  await inside(page)
  await page.context().close()
})

test('sessions are listed, and another device is signed out from here', async ({ browser }) => {
  const { page, email } = await memberPage(browser, 'Rosa')
  const other = await signedIn(browser, email)
  await page.goto(security)
  const rows = page.getByRole('button', { name: /^Sign out Chrome/ })
  await expect(rows).toHaveCount(2)
  await rows.first().click()
  await expect(rows).toHaveCount(1)
  await page.getByRole('button', { name: 'Sign out everywhere else' }).click()
  await expect(rows).toHaveCount(0)
  expect((await other.request.get('/api/me')).status()).toBe(401)
  expect((await page.context().request.get('/api/me')).status()).toBe(200)
  await other.close()
  await page.context().close()
})

test('a token works for what it may do until it is revoked', async ({ browser, playwright, baseURL }) => {
  await openExample(browser)
  const context = await signedIn(browser, mailOf.lead)
  const page = await context.newPage()
  const { api } = await meOf(context.request)
  await page.goto('/o/northlight-data/settings/tokens')
  await page.getByRole('button', { name: 'Make a token' }).first().click()
  await page.getByLabel('What it is for').fill('Report')
  await page.getByLabel('catalogue.read').check()
  await page.getByRole('button', { name: 'Make token' }).click()
  const secret = await page.locator('.token-secret').innerText()
  const extraHTTPHeaders = { authorization: `Bearer ${secret}` }
  const program = await playwright.request.newContext({ baseURL: baseURL ?? '', extraHTTPHeaders })
  expect((await program.get(`${api}/certifications`)).status()).toBe(200)
  expect((await program.get(`${api}/members`)).status()).toBe(403)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Revoke Report' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke Report' }).click()
  await expect(page.getByText('The token Report is revoked')).toBeVisible()
  expect((await program.get(`${api}/certifications`)).status()).toBe(401)
  await program.dispose()
  await context.close()
})

test('an invitation is read in the outbox, accepted by a new person, and leads inside', async ({ browser }) => {
  await openExample(browser)
  const lead = await signedIn(browser, mailOf.lead)
  const { api } = await meOf(lead.request)
  const email = 'nina@example.org'
  await send(lead.request, 'POST', `${api}/invitations`, { people: [{ name: 'Nina', email, roles: ['participant'] }] })
  const mails = await lead.newPage()
  await mailTo(lead.request, api, email)
  await mails.goto(mailPage)
  await mails.getByText(`to ${email}`).click()
  const link = /https?:\S+\/invitation#\S+/.exec(await mails.locator('details[open] pre').innerText())?.[0] ?? ''
  const guest = await browser.newContext()
  const page = await guest.newPage()
  await page.goto(link)
  await page.getByRole('textbox', { name: 'Choose a password' }).fill(password)
  await page.getByRole('button', { name: 'Join Northlight Data' }).click()
  await inside(page)
  await guest.close()
  await lead.close()
})
