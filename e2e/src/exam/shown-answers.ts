import type { Page } from '@playwright/test'

export const openQuestion = (page: Page, place: string): Promise<void> =>
  page.getByRole('button', { name: new RegExp(`^Question ${place},`) }).click()

/** What the answer fields of each question show, read off the screen: by question, in words. */
export async function shownAnswers(page: Page, places: readonly string[]): Promise<Readonly<Record<string, string>>> {
  const shown: Record<string, string> = {}
  for (const place of places) {
    await openQuestion(page, place)
    await page.getByRole('heading', { name: new RegExp(`^Question ${place} of`) }).waitFor()
    shown[place] = await page.evaluate<string>(`(() => {
      const main = document.querySelector('main')
      const texts = (found) => [...found].map((each) => each.textContent)
      return JSON.stringify([
        texts([...main.querySelectorAll('.choice-answer input:checked')].map((input) => input.closest('label'))),
        texts(main.querySelectorAll('.ordering-answer-step .ordering-answer-text')),
        [...main.querySelectorAll('.matching-answer select, .typed-answer input, .typed-answer textarea')].map(
          (field) => field.selectedOptions?.[0]?.textContent ?? field.value,
        ),
      ])
    })()`)
  }
  return shown
}
