import { expect, test, type BrowserContext, type Page } from '@playwright/test'
import { mailOf, openExample } from './example-world.ts'
import { signedIn } from './product.ts'

const questions = '/o/northlight-data/questions'
const stem = (page: Page) => page.getByRole('textbox', { name: 'What is asked' })

/** A draft with nothing but its words. @returns its address. */
async function draft(page: Page, words: string): Promise<string> {
  await page.goto(`${questions}/new`)
  await stem(page).fill(words)
  await page.getByRole('button', { name: 'Save as a draft' }).click()
  await expect(page).toHaveURL(/questions\/qst_/)
  return page.url()
}

test.describe('Q1: nothing that is written of a question is lost', () => {
  let lead: BrowserContext
  let page: Page

  test.beforeAll(async ({ browser }) => {
    await openExample(browser)
    lead = await signedIn(browser, mailOf.lead)
    page = await lead.newPage()
  })
  test.afterAll(async () => lead.close())

  test('what was typed to find questions gives way to a link and to the way back', async () => {
    await page.goto(questions)
    const words = page.getByPlaceholder(/^Words of the question/)
    await words.fill('zzyzx')
    await expect(page.getByText('No question fits')).toBeVisible()
    await page.getByRole('link', { name: 'Show all' }).click()
    await expect(words).toHaveValue('')
    await expect(page.getByRole('table', { name: 'Questions' })).toBeVisible()
    await expect(page).toHaveURL(new RegExp(`${questions}$`))
  })

  test('a number typed digit by digit keeps its sign and its point', async () => {
    await page.goto(`${questions}/new`)
    await page.getByLabel('How it is answered').selectOption({ label: 'Number' })
    const value = page.getByRole('textbox', { name: 'Value' })
    await value.selectText()
    await value.pressSequentially('-0.25')
    await value.blur()
    await expect(value).toHaveValue('-0.25')
    await value.selectText()
    await value.pressSequentially('2.50')
    await value.blur()
    await expect(value).toHaveValue('2.5')
  })

  test('A-01: a table and code wider than a phone scroll by themselves, and there the keyboard reaches them', async () => {
    await page.goto(`${questions}/new`)
    const words = 'otter'.repeat(6)
    await stem(page).fill(`| one | two |\n| --- | --- |\n| ${words} | ${words} |\n\n    ${words}otterotterotter`)
    await page.getByText('As takers see it').click()
    const wide = page.locator('.markdown').getByRole('group', { name: /^(Table|Code or formula)$/ })
    await expect(page.locator('.markdown table')).toBeVisible()
    await page.setViewportSize({ width: 1440, height: 900 })
    await expect(wide).toHaveCount(0)
    await page.setViewportSize({ width: 320, height: 640 })
    await expect(wide).toHaveCount(2)
    expect(await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0)
    for (const each of await wide.all()) {
      await each.focus()
      await expect(each).toBeFocused()
    }
    await page.setViewportSize({ width: 1280, height: 720 })
  })

  test('another kind is looked at without losing what was written, and a link asks before it is left', async () => {
    await page.goto(`${questions}/new`)
    const option = page.getByRole('group', { name: 'Option 1', exact: true }).getByRole('textbox', { name: 'Words' })
    await option.fill('An otter')
    await page.getByLabel('How it is answered').selectOption({ label: 'Ordering' })
    await page.getByLabel('How it is answered').selectOption({ label: 'One right option' })
    await expect(option).toHaveValue('An otter')
    await page.getByRole('main').getByRole('link', { name: 'Questions', exact: true }).click()
    const dialog = page.getByRole('dialog', { name: 'Leave without saving?' })
    await dialog.getByRole('button', { name: 'Stay here' }).click()
    await expect(option).toHaveValue('An otter')
    await page.getByRole('main').getByRole('link', { name: 'Questions', exact: true }).click()
    await dialog.getByRole('button', { name: 'Leave and drop them' }).click()
    await expect(page).toHaveURL(new RegExp(`${questions}$`))
  })

  test('a refusal names the field, and a case study stays with its exam', async () => {
    await page.goto(`${questions}/new`)
    await page.getByRole('button', { name: 'Write a case study' }).click()
    await page.getByLabel('Title').fill('Otters of the river')
    await page.getByLabel('What is told').fill('They swim.')
    await page.getByRole('button', { name: 'Keep the case study' }).click()
    await expect(page.getByLabel('Case study')).not.toHaveValue('')
    await stem(page).fill('What do otters do?')
    await page.getByLabel('Exam', { exact: true }).selectOption({ label: 'MLA-C01' })
    await page.getByRole('button', { name: 'Save as a draft' }).click()
    await page
      .getByRole('alert')
      .getByRole('button', { name: /^Domain: must/ })
      .click()
    await expect(page.getByLabel('Domain')).toBeFocused()
    await page.getByLabel('Domain').selectOption({ index: 1 })
    await page.getByRole('button', { name: 'Save as a draft' }).click()
    await expect(page).toHaveURL(/questions\/qst_/)
  })

  test('after a dialog the keyboard goes on where it was', async () => {
    await draft(page, 'Where does the otter go on?')
    const button = page.getByRole('button', { name: 'Send to review' })
    await button.click()
    await expect(page.getByRole('dialog')).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(button).toBeFocused()
    await page.getByRole('button', { name: 'Retire' }).click()
    await page.getByRole('button', { name: 'Retire the question' }).click()
    await expect(page.getByRole('button', { name: 'Reopen' })).toBeVisible()
    await expect(page.locator('#main')).toBeFocused()
  })

  test('a reference that is half typed does not stop the look-out for like questions, and is refused at its field', async () => {
    await draft(page, 'Which otter builds the warmest den of reed?')
    await page.goto(`${questions}/new`)
    await page.getByRole('button', { name: 'Add a reference' }).click()
    await stem(page).fill('Which otter builds the warmest den of reed?')
    await expect(page.getByText('The bank has questions like this one')).toBeVisible()
    await page.getByRole('textbox', { name: 'Page' }).fill('Dens')
    await page.getByRole('button', { name: 'Save as a draft' }).click()
    await page
      .getByRole('alert')
      .getByRole('button', { name: 'Address: must be a whole address, such as https://docs.example.org/page' })
      .click()
    await expect(page.getByRole('textbox', { name: 'Address' })).toBeFocused()
    await page.getByRole('textbox', { name: 'Address' }).fill('https://example.org/dens')
    await page.getByRole('button', { name: 'Save as a draft' }).click()
    await expect(page).toHaveURL(/questions\/qst_/)
  })

  test('two people write one question: the slower one sees the newer text and saves over it knowingly', async ({
    browser,
  }) => {
    const address = await draft(page, 'Which otter is first?')
    const trainer = await signedIn(browser, mailOf.trainer)
    const second = await trainer.newPage()
    await second.goto(address)
    await second.getByRole('button', { name: 'Edit' }).click()
    await stem(second).fill('Which otter was second?')
    await second.getByLabel('Who gets it right').selectOption({ label: '4, some' })
    await page.getByRole('button', { name: 'Edit' }).click()
    await stem(page).fill('Which otter was first?')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    const notice = second.getByRole('alert').filter({ hasText: 'This question was changed since you began.' })
    await expect(notice.locator('del').first()).toContainText('first')
    await expect(notice.locator('ins').first()).toContainText('second')
    await expect(notice.getByRole('heading', { name: 'Who gets it right' })).toBeVisible()
    await expect(notice.locator('ins').last()).toContainText('4, some')
    await notice.getByRole('button', { name: 'Save mine over it' }).click()
    await second.getByRole('button', { name: 'Save', exact: true }).click()
    await expect(second.getByRole('heading', { name: 'Which otter was second?' })).toBeVisible()
    await trainer.close()
  })

  test('words of a review outlive that the author takes the question back', async ({ browser }) => {
    await page.goto(`${questions}/new`)
    await stem(page).fill('Which otter is reviewed?')
    for (const at of [1, 2, 3, 4]) {
      const option = page.getByRole('group', { name: `Option ${at}`, exact: true })
      await option.getByRole('textbox', { name: 'Words' }).fill(`Otter ${at}`)
      await option.getByRole('textbox', { name: /^Why/ }).fill(`Because of ${at}.`)
    }
    await page.getByRole('button', { name: 'Add a reference' }).click()
    await page.getByRole('textbox', { name: 'Page' }).fill('Otters')
    await page.getByRole('textbox', { name: 'Address' }).fill('https://example.org/otters')
    await page.getByLabel('In a sentence').fill('Written for this test')
    await page.getByRole('button', { name: 'Save as a draft' }).click()
    const send = async () => {
      await page.getByRole('button', { name: 'Send to review' }).click()
      await page.getByRole('dialog').getByRole('checkbox').check()
      await page.getByRole('button', { name: 'Declare and send to review' }).click()
    }
    await send()
    await page.getByRole('button', { name: 'Take back from review' }).waitFor()
    const trainer = await signedIn(browser, mailOf.trainer)
    const second = await trainer.newPage()
    await second.goto(page.url())
    const words = second.getByLabel('What has to change')
    await words.fill('Otter 2 is right as well.')
    await page.getByRole('button', { name: 'Take back from review' }).click()
    await expect(second.getByText('This question is not in review any more.')).toBeVisible()
    await expect(page.locator('#main')).toBeFocused()
    await send()
    await expect(words).toHaveValue('Otter 2 is right as well.')
    await second.getByRole('button', { name: 'Send back' }).click()
    await page.getByRole('button', { name: 'Edit' }).click()
    await expect(page.getByText('Sent back by Tara')).toBeVisible()
    await expect(page.getByText('Otter 2 is right as well.')).toBeVisible()
    await trainer.close()
  })

  test('a change of many is begun, then its exam is chosen; what is refused says why', async () => {
    await page.goto(questions)
    const bar = page.getByRole('region', { name: 'Change many' })
    await bar.getByLabel('What to do').selectOption({ label: 'Move to a domain' })
    await expect(bar.getByText('Choose an exam above first.')).toBeVisible()
    await page.getByRole('search').getByLabel('Exam').selectOption({ index: 1 })
    await bar.getByLabel('Domain').selectOption({ index: 1 })
    await expect(bar.getByRole('button', { name: 'Show what changes' })).toBeEnabled()
    await bar.getByLabel('What to do').selectOption({ label: 'Add a tag' })
    await bar.getByLabel('Tag').fill('otter!')
    await bar.getByRole('button', { name: 'Show what changes' }).click()
    await expect(page.getByText('Must be words, digits and dashes.')).toBeVisible()
  })

  test('an assessment that closes before it opens is refused where it is typed, and a link asks before it is left', async () => {
    await page.goto('/o/northlight-data/assessments/new')
    await page.getByLabel('Certification').selectOption({ index: 1 })
    await page.getByLabel('Title').fill('Otters')
    await page.getByRole('textbox', { name: /^Opens/ }).fill('2027-12-02T10:00')
    await page.getByRole('textbox', { name: /^Closes/ }).fill('2027-12-01T10:00')
    await page.getByRole('button', { name: 'Keep as a draft' }).click()
    await page.getByRole('alert').getByRole('button', { name: 'Closes: must be after it opens' }).click()
    await expect(page.getByRole('textbox', { name: /^Closes/ })).toBeFocused()
    await page.getByRole('main').getByRole('link', { name: 'Assessments', exact: true }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Stay here' }).click()
    await page.getByRole('textbox', { name: /^Closes/ }).fill('2027-12-03T10:00')
    await page.getByRole('button', { name: 'Keep as a draft' }).click()
    await expect(page.getByRole('heading', { name: 'Otters' })).toBeVisible()
  })
})
