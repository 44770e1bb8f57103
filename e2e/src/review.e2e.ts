import { expect, test } from '@playwright/test'
import { answer, send, signIn, start, withExams } from './exam/product.ts'

const seeded = withExams()

test('what is being written about a question is kept until it is posted or dropped', async ({ page, context }) => {
  await signIn(context.request)
  await start(page, seeded.quiz)
  await answer(page, 0)
  await page.getByRole('button', { name: 'Review and submit' }).click()
  await page.getByRole('button', { name: /^Submit/ }).click()
  await page.getByRole('link', { name: 'Read the review' }).click()

  const question = page.getByRole('article', { name: 'Question 2' })
  const discussion = question.locator('summary').last()
  const box = question.getByLabel('Say something about this question')
  await discussion.click()
  await box.fill('Why not B?')
  await question.getByRole('button', { name: 'Post' }).click()
  await expect(question.getByRole('listitem').filter({ hasText: 'Why not B?' })).toHaveCount(1)
  await expect(box).toHaveValue('')
  await expect(box).toBeFocused()

  await box.fill('Half a sentence')
  await discussion.click()
  await page.getByText('Flagged', { exact: true }).click()
  await expect(question).toBeHidden()
  await page.getByText('All', { exact: true }).click()
  await discussion.click()
  await expect(box).toHaveValue('Half a sentence')
  await page.getByRole('link', { name: 'My assessments' }).first().click()
  await page.getByRole('dialog').getByRole('button', { name: 'Stay here' }).click()
  await expect(box).toHaveValue('Half a sentence')
})

test('two people who change an assessment at once do not write over each other', async ({ page, context }) => {
  await signIn(context.request)
  const other = await context.newPage()
  for (const each of [page, other]) {
    await each.goto(`/o/brightloop/assessments/${seeded.quiz}/edit`)
    await expect(each.getByLabel('Title')).toHaveValue('Checkpoint quiz')
  }
  await page.getByLabel('Title').fill('First quiz')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'First quiz', level: 1 })).toBeVisible()
  // The open form hears of it.
  await expect(other.getByRole('heading', { name: 'Change First quiz' })).toBeVisible()
  await other.getByLabel('Title').fill('Second quiz')
  await other.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(other.getByText('Somebody has changed this assessment meanwhile')).toBeVisible()
  await expect(other.getByLabel('Title')).toHaveValue('Second quiz')
})

test('extra time for an assessment for everybody is given before anybody starts', async ({ page, context }) => {
  await signIn(context.request)
  await page.goto(`/o/brightloop/assessments/${seeded.exam}`)
  await page.getByRole('tab', { name: 'Who is at it' }).click()
  await page.getByRole('button', { name: 'Extra time before the start' }).click()
  const dialog = page.getByRole('dialog', { name: 'Extra time before the start' })
  await dialog.getByRole('combobox', { name: 'Who' }).click()
  await page.getByRole('option', { name: /^Ana Ruiz/ }).click()
  await dialog.getByLabel('Extra minutes in all').fill('30')
  await dialog.getByLabel('Reason').fill('Reads with a screen reader')
  await dialog.getByRole('button', { name: 'Give 30 extra minutes' }).click()
  await expect(dialog).toHaveCount(0)
  await expect(page.getByRole('row', { name: /Ana Ruiz/ })).toContainText('Not started')
  await page.goto(`/o/brightloop/my-assessments/${seeded.exam}`)
  await expect(page.getByText('30 min of it extra')).toBeVisible()
})

test('nobody accepts an honour code that was changed while they read it', async ({ page, context }) => {
  await signIn(context.request)
  await page.goto(`/o/brightloop/my-assessments/${seeded.exam}`)
  const accept = page.getByRole('checkbox', { name: /honour code/ })
  await accept.check()
  await page.getByRole('checkbox', { name: /closed book/ }).check()
  type Code = { version: number; text: string }
  const address = `${seeded.organisation}/honour-code`
  const { version } = await send<Code>(context.request, 'GET', address)
  await send(context.request, 'PUT', address, { text: 'I also put my phone away.', replaces: version })
  await page.getByRole('button', { name: /^Start the/ }).click()
  await expect(page.getByText('I also put my phone away.')).toBeVisible()
  await expect(accept).not.toBeChecked()
  await expect(page.getByRole('button', { name: /^Start the/ })).toBeDisabled()
  await accept.check()
  await page.getByRole('button', { name: /^Start the/ }).click()
  await expect(page.getByRole('heading', { name: /^Question 1 / })).toBeVisible()
})

test('words for the honour code are kept when somebody else publishes theirs', async ({ page, context }) => {
  await signIn(context.request)
  const other = await context.newPage()
  for (const each of [page, other]) {
    await each.goto('/o/brightloop/honour-code')
    await expect(each.getByLabel('Text')).not.toHaveValue('')
  }
  await other.getByLabel('Text').fill('Words of the other')
  await page.getByLabel('Text').fill('Words of mine')
  await other.getByRole('button', { name: 'Publish as a new version' }).click()
  await expect(other.getByText(/holds from now on/)).toBeVisible()
  await page.getByRole('button', { name: 'Publish as a new version' }).click()
  await expect(page.getByText(/^Somebody published version \d+ meanwhile/)).toBeVisible()
  await expect(page.getByText('Words of the other')).toBeVisible()
  await expect(page.getByLabel('Text')).toHaveValue('Words of mine')
  await page.getByRole('button', { name: 'Replace it with mine' }).click()
  await page.getByRole('button', { name: 'Publish as a new version' }).click()
  await expect(page.getByText(/holds from now on/)).toBeVisible()
  await expect(page.getByLabel('Text')).toHaveValue('Words of mine')
})
