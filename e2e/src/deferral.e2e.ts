import { expect, test, type Browser } from '@playwright/test'
import { mailOf, newCohort, openExample } from './example-world.ts'
import { meOf, newMember, send, signedIn } from './product.ts'

const { describe } = test
describe.configure({ mode: 'serial' })

type People = { people: { personId: string; name: string; state: string; exam: { date: string } | null }[] }

/** Two announced cohorts of one certification: the first is full, with somebody waiting. */
async function twoCohorts(browser: Browser) {
  await openExample(browser)
  const lead = await signedIn(browser, mailOf.lead)
  const { request } = lead
  const { api, slug } = await meOf(request)
  const dora = await newMember(request, browser, 'Dora', 'participant')
  const will = await newMember(request, browser, 'Will', 'participant')
  const trainer = await newMember(request, browser, 'Tara', 'trainer')
  const planned = { trainerIds: [trainer.personId], seats: 1 }
  const early = await newCohort(request, {
    ...planned,
    name: 'Early',
    start: '2027-04-06',
    participantIds: [dora.personId],
  })
  const late = await newCohort(request, { ...planned, name: 'Late', start: '2027-06-01', participantIds: [] })
  for (const { cohortId } of [early, late])
    await send(request, 'POST', `${api}/cohorts/${cohortId}/stage`, { event: 'confirm' })
  await send(request, 'POST', `${api}/cohorts/${early.cohortId}/people`, { personId: will.personId, as: 'waiting' })
  const seatsIn = async (cohortId: string) => {
    const { people } = await send<People>(request, 'GET', `${api}/cohorts/${cohortId}`)
    return people.map(({ name, state }) => `${name} ${state}`).toSorted()
  }
  return { lead, api, slug, early, late, seatsIn }
}

test('somebody is deferred with all it means, both cohorts stay right, and it is undone (K8)', async ({ browser }) => {
  test.setTimeout(180_000)
  const { lead, api, slug, early, late, seatsIn } = await twoCohorts(browser)
  const page = await lead.newPage()
  await page.goto(`/o/${slug}/cohorts/${early.cohortId}?view=people`)
  await page.getByRole('button', { name: 'Change Dora' }).click()
  await page.getByRole('menuitem', { name: 'Care and deferral' }).click()
  await expect(page.getByRole('heading', { name: 'Dora', level: 1 })).toBeVisible()

  await page.getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: 'Defer to another cohort' }).click()
  await page.getByLabel('To the cohort').selectOption({ value: late.cohortId })
  await page.getByLabel('Why').fill('A project until May')
  await page.getByLabel(/^Fee/).fill('50')
  await page.getByLabel('What the fee is for').fill('Moving after confirmation')
  await page.getByRole('button', { name: 'Show what it means' }).click()
  await expect(page.getByText('Dora leaves Early and gets a seat in Late', { exact: false })).toBeVisible()
  await expect(page.getByText('Will moves up from the wait list of Early', { exact: false })).toBeVisible()
  await expect(page.getByText('Charged: Moving after confirmation.')).toBeVisible()
  expect(await seatsIn(early.cohortId)).toEqual(['Dora invited', 'Will waiting'])

  await page.getByRole('button', { name: 'Defer Dora' }).click()
  await expect(page.getByRole('button', { name: 'Undo the deferral' })).toBeVisible()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(page.getByText('A project until May').first()).toBeVisible()
  expect(await seatsIn(early.cohortId)).toEqual(['Will invited'])
  expect(await seatsIn(late.cohortId)).toEqual(['Dora invited'])

  await page.getByRole('button', { name: 'Undo the deferral' }).click()
  await expect(page.getByText('All 1 seats are taken', { exact: false })).toBeVisible()
  await send(lead.request, 'PUT', `${api}/cohorts/${early.cohortId}/seats`, { seats: 2 })
  await page.getByRole('button', { name: 'Undo the deferral' }).click()
  await expect(page.getByRole('heading', { name: 'People who need attention', level: 1 })).toBeVisible()
  expect(await seatsIn(early.cohortId)).toEqual(['Dora invited', 'Will invited'])
  expect(await seatsIn(late.cohortId)).toEqual([])
  await lead.close()
})

test('a result is recorded in a minute, and a retake is refused before the vendor’s clock allows it (R4)', async ({
  browser,
}) => {
  test.setTimeout(120_000)
  await openExample(browser)
  const pia = await signedIn(browser, mailOf.participant)
  const { slug } = await meOf(pia.request)
  const page = await pia.newPage()
  await page.goto(`/o/${slug}/exams`)
  await page.getByRole('button', { name: 'Record a result' }).click()
  await page.getByText('Not passed', { exact: true }).click()
  await page.getByLabel(/^Score/).fill('655')
  await page.getByRole('button', { name: 'Record the result' }).click()
  await expect(page.getByText('First attempt', { exact: false })).toBeVisible()
  await expect(page.getByText('not before', { exact: false })).toBeVisible()

  await page.getByRole('button', { name: 'Record my exam date' }).click()
  const sat = new Date()
  const day = (ahead: number) => new Date(sat.getTime() + ahead * 86_400_000).toISOString().slice(0, 10)
  await page.getByLabel('Day').fill(day(10))
  await expect(page.getByText('The vendor lets you sit again from', { exact: false })).toBeVisible()
  await page.getByRole('button', { name: 'Record my exam date' }).last().click()
  await expect(page.getByText('the vendor lets nobody sit AIF-C01 again before', { exact: false })).toBeVisible()
  await page.getByLabel('Day').fill(day(20))
  await page.getByRole('button', { name: 'Record my exam date' }).last().click()
  await expect(page.getByRole('button', { name: 'Change the exam date' })).toBeVisible()
  await pia.close()
})
