import { expect, test } from '@playwright/test'
import { answer, signIn, start, withExams } from './exam/product.ts'

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
