import { readFile } from 'node:fs/promises'
import { expect, test, type BrowserContext, type Page } from '@playwright/test'
import { mailOf, openExample } from './example-world.ts'
import { signedIn } from './product.ts'

const questions = '/o/northlight-data/questions'
const box = (page: Page, group: string, name: string | RegExp) =>
  page.getByRole('group', { name: group, exact: true }).getByRole('textbox', { name })

type Way = { readonly kind: string; readonly stem: string; readonly fill: (page: Page) => Promise<void> }

/** The same fields for each of the numbered parts. */
async function fillParts(page: Page, part: string, rows: readonly Record<string, string>[]): Promise<void> {
  for (const [at, row] of rows.entries())
    for (const [label, text] of Object.entries(row))
      await box(page, `${part} ${at + 1}`, new RegExp(`^${label}`)).fill(text)
}

const choices = ['Amber heron', 'Blue heron', 'Green heron', 'White heron']
const options = choices.map((text) => ({ Words: text, Why: `What ${text} is about.` }))

/** One of each kind, about birds, so that nothing of the shipped bank is like it. */
const ways: readonly Way[] = [
  { kind: 'One right option', stem: 'Which heron wades first?', fill: (page) => fillParts(page, 'Option', options) },
  {
    kind: 'Several right options',
    stem: 'Which two herons wade together?',
    fill: async (page) => {
      await fillParts(page, 'Option', options)
      await page.getByRole('group', { name: 'Option 2', exact: true }).getByRole('checkbox', { name: 'Right' }).check()
    },
  },
  {
    kind: 'Ordering',
    stem: 'In which order do herons wade?',
    fill: (page) =>
      fillParts(
        page,
        'Step',
        choices.slice(0, 3).map((text) => ({ Words: text })),
      ),
  },
  {
    kind: 'Matching',
    stem: 'Which pond has which heron?',
    fill: (page) =>
      fillParts(
        page,
        'Pair',
        choices.slice(0, 3).map((text, at) => ({ Prompt: `Pond ${at + 1}`, 'Its answer': text })),
      ),
  },
  {
    kind: 'Number',
    stem: 'How many herons wade?',
    fill: async (page) => {
      await box(page, 'Number that counts 1', 'Value').fill('12')
      await box(page, 'Number that counts 1', 'May be off by').fill('1')
    },
  },
  {
    kind: 'Short text',
    stem: 'What is a group of herons called?',
    fill: (page) => box(page, 'Answer that counts 1', /^Words/).fill('siege'),
  },
]

/** Writes a draft as a person would. @returns its address. */
async function write(page: Page, { kind, stem, fill }: Way): Promise<string> {
  await page.goto(`${questions}/new`)
  await page.getByRole('textbox', { name: 'What is asked' }).fill(stem)
  await page.getByLabel('How it is answered').selectOption({ label: kind })
  await fill(page)
  await page.getByRole('button', { name: 'Add a reference' }).click()
  await page.getByRole('textbox', { name: 'Page' }).fill('Herons of the ponds')
  await page.getByRole('textbox', { name: 'Address' }).fill('https://example.org/herons')
  await page.getByLabel('In a sentence').fill('Written for this test')
  await page.getByRole('button', { name: 'Save as a draft' }).click()
  await expect(page).toHaveURL(/questions\/qst_/)
  return page.url()
}

async function sendToReview(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Send to review' }).click()
  const dialog = page.getByRole('dialog', { name: 'Send to review' })
  await dialog.getByRole('checkbox').check()
  await dialog.getByRole('button', { name: 'Declare and send to review' }).click()
  await expect(dialog).toBeHidden()
}

const moodle = `<?xml version="1.0" encoding="UTF-8"?>
<quiz>
  <question type="multichoice">
    <name><text>Kingfisher</text></name>
    <questiontext format="html"><text><![CDATA[<p>What does a kingfisher eat?</p>]]></text></questiontext>
    <single>true</single>
    <answer fraction="100"><text>Fish</text><feedback><text>As its name says.</text></feedback></answer>
    <answer fraction="0"><text>Seeds</text><feedback><text>Finches do.</text></feedback></answer>
    <answer fraction="0"><text>Leaves</text><feedback><text>Geese do.</text></feedback></answer>
  </question>
  <question type="essay">
    <name><text>Essay</text></name>
    <questiontext format="html"><text>Tell of kingfishers.</text></questiontext>
  </question>
</quiz>`

test.describe('Q1-Q3, Q6: a bank of questions', () => {
  let lead: BrowserContext
  let page: Page

  test.beforeAll(async ({ browser }) => {
    await openExample(browser)
    lead = await signedIn(browser, mailOf.lead)
    page = await lead.newPage()
  })
  test.afterAll(async () => lead.close())

  test('a question of each kind is written by hand, reviewed by somebody else, live and found', async ({ browser }) => {
    test.setTimeout(300_000)
    const written: string[] = []
    for (const way of ways) {
      written.push(await write(page, way))
      await sendToReview(page)
      await expect(page.getByText('In review').first()).toBeVisible()
      // Whoever sent it does not decide.
      await expect(page.getByRole('button', { name: 'Accept: make it live' })).toHaveCount(0)
    }
    const trainer = await signedIn(browser, mailOf.trainer)
    const second = await trainer.newPage()
    for (const address of written) {
      await second.goto(address)
      // Whoever reviews reads why each option is right or wrong.
      if (address === written[0]) for (const { Why } of options) await expect(second.getByText(Why)).toBeVisible()
      await second.getByRole('button', { name: 'Accept: make it live' }).click()
      await expect(second.getByText('Live', { exact: true }).first()).toBeVisible()
    }
    await trainer.close()
    await page.goto(questions)
    await page.getByPlaceholder(/^Words of the question/).fill('heron')
    const table = page.getByRole('table', { name: 'Questions' })
    for (const { stem } of ways) await expect(table.getByText(stem)).toBeVisible()
    await expect(table.getByText('Live', { exact: true })).toHaveCount(ways.length)
  })

  test('a Moodle file is read first, says what becomes of each question, is added, and is written again', async () => {
    await page.goto(`${questions}/import`)
    await page.getByLabel('Exam').selectOption({ label: 'AIF-C01' })
    const file = { name: 'birds.xml', mimeType: 'text/xml', buffer: Buffer.from(moodle) }
    await page.locator('input[type=file]').setInputFiles(file)
    await page.getByRole('button', { name: 'Read the file' }).click()
    const card = page.locator('section.panel').filter({ has: page.getByRole('heading', { name: 'birds.xml' }) })
    await expect(card.getByText('Read, nothing added yet')).toBeVisible()
    await expect(card.getByText(/1\. Kingfisher/)).toBeVisible()
    const essay = card.getByRole('row').filter({ hasText: '2. Essay' })
    await expect(essay).toContainText('Not imported')
    await expect(essay).toContainText(/essay/i)
    await card.getByLabel('Where they come from, and by what right').fill('Our own, from the old course')
    await card.getByRole('button', { name: 'Add 1 question as drafts' }).click()
    await expect(card.getByText('Added', { exact: true })).toBeVisible()
    await page.getByLabel('Format').selectOption({ label: 'Moodle XML' })
    await expect(page.getByText(/approximated, \d+ that this format cannot hold/).last()).toBeVisible()
    const download = page.waitForEvent('download')
    await page.getByRole('link', { name: 'Download' }).click()
    const saved = await readFile(await (await download).path(), 'utf8')
    expect(saved).toContain('What does a kingfisher eat?')
    expect(saved).toContain('As its name says.')
    expect(saved).toContain('Which heron wades first?')
  })
  test('many are changed at once: what it reaches is shown before, what it did afterwards', async () => {
    await page.goto(questions)
    const bar = page.getByRole('region', { name: 'Change many' })
    await bar.getByLabel('Tag').fill('waders')
    await bar.getByRole('button', { name: 'Show what changes' }).click()
    const commit = page
      .getByRole('dialog', { name: 'Add a tag' })
      .getByRole('button', { name: /^Change [\d,]+.questions$/ })
    const [count] = /[\d,]+/.exec((await commit.textContent()) ?? '') ?? ['']
    await commit.click()
    await expect(page.getByText(`Add the tag "waders": ${count}`)).toBeVisible({ timeout: 60_000 })
    await page.getByText('Last changes of many').click()
    await expect(page.getByRole('listitem').filter({ hasText: 'waders' })).toContainText('questions changed')
  })
})
