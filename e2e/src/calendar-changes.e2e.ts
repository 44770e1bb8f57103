import { expect, test, type BrowserContext, type Locator, type Page } from '@playwright/test'
import { mailOf, newCohort, openExample } from './example-world.ts'
import { meOf, newMember, send, signedIn } from './product.ts'

type Session = { key: string; date: string; time: string; state: string; title: string; trainerName: string | null }
type Seat = { name: string; state: string }
type Cohort = { revision: number; plan: { sessions: Session[] }; people: Seat[] }

let context: BrowserContext
let page: Page
let api: string
let cohortId: string
let participantIds: string[]
let trainerIds: string[]

const read = (): Promise<Cohort> => send<Cohort>(context.request, 'GET', `${api}/cohorts/${cohortId}`)
const session = async (at: number): Promise<Session> => (await read()).plan.sessions[at] as Session
const dialog = (): Locator => page.getByRole('dialog')

async function choose(item: string): Promise<void> {
  await page.getByRole('button', { name: 'Change this session' }).click()
  await page.getByRole('menuitem', { name: item }).click()
}

/** What follows is shown before anything happens, then committed. */
async function commit(button: string): Promise<void> {
  await expect(dialog().getByText('Nothing has been changed or sent yet.')).toBeVisible()
  await dialog().getByRole('button', { name: button }).click()
  await expect(dialog()).toHaveCount(0)
}

async function undo(): Promise<void> {
  await page.getByRole('button', { name: 'Undo' }).first().click()
  await expect(page.getByText('The change is undone').first()).toBeVisible()
}

const open = async (at: number): Promise<Session> => {
  const found = await session(at)
  await page.goto(`/o/northlight-data/cohorts/${cohortId}/sessions/${found.key}`)
  return found
}

test.describe('the living calendar by hand (K2, K3)', () => {
  test.beforeAll(async ({ browser }) => {
    await openExample(browser)
    context = await signedIn(browser, mailOf.lead)
    page = await context.newPage()
    const me = await meOf(context.request)
    api = me.api
    const trainer = await newMember(context.request, browser, 'Tom', 'trainer')
    participantIds = []
    for (const name of ['Abe', 'Bea'])
      participantIds.push((await newMember(context.request, browser, name, 'participant')).personId)
    trainerIds = [trainer.personId, me.personId]
    const cohort = await newCohort(context.request, {
      name: 'Summer practitioners',
      start: '2027-06-01',
      seats: 2,
      trainerIds,
      participantIds: participantIds.slice(0, 1),
    })
    cohortId = cohort.cohortId
    await send(context.request, 'POST', `${api}/cohorts/${cohortId}/stage`, { event: 'confirm' })
  })
  test.afterAll(() => context.close())

  test('a session is moved by its fields, and undone', async () => {
    const before = await open(0)
    await choose('Move it to another time')
    await dialog().getByLabel('Day').fill('2027-06-02')
    await dialog().getByLabel('At').fill('13:00')
    await dialog().getByRole('button', { name: 'Show what follows' }).click()
    await expect(dialog().getByText('1 June 2027, 12:00', { exact: false }).first()).toBeVisible()
    await commit('Move the session')
    expect(await session(0)).toMatchObject({ date: '2027-06-02', time: '13:00' })
    await undo()
    await expect.poll(async () => (await session(0)).date).toBe(before.date)
  })

  test('a session is cancelled, stays in the calendar, and is put back', async () => {
    const { key } = await open(1)
    await choose('Cancel this session')
    await commit('Cancel the session')
    expect((await read()).plan.sessions.find((one) => one.key === key)?.state).toBe('cancelled')
    await page.reload()
    await choose('Put it back')
    await commit('Put the session back')
    expect((await read()).plan.sessions.find((one) => one.key === key)?.state).toBe('planned')
  })

  test('a session is merged into another, and undone', async () => {
    const { key } = await open(2)
    await choose('Merge it into another')
    await dialog().getByLabel('Minutes of the merged session').fill('120')
    await dialog().getByRole('button', { name: 'Show what follows' }).click()
    await commit('Merge the sessions')
    expect((await read()).plan.sessions.find((one) => one.key === key)?.state).toBe('merged')
    await undo()
    await expect.poll(async () => (await read()).plan.sessions.find((one) => one.key === key)?.state).toBe('planned')
  })

  test('a session is inserted', async () => {
    await open(2)
    await choose('Insert another session')
    await dialog().getByLabel('Title').fill('Questions before the exam')
    await dialog().getByLabel('Day').fill('2027-06-11')
    await dialog().getByRole('button', { name: 'Show what follows' }).click()
    await commit('Insert the session')
    expect((await read()).plan.sessions.map(({ title }) => title)).toContain('Questions before the exam')
  })

  test('the trainer of a session is swapped, where who is not eligible needs a reason that the calendar has', async () => {
    const { key } = await open(3)
    await choose('Swap the trainer')
    await dialog().getByRole('button', { name: 'Show what follows' }).click()
    await expect(dialog().getByText('Nothing has been changed or sent yet.')).toBeVisible()
    await dialog().getByRole('button', { name: 'Swap the trainer' }).click()
    await expect(dialog().getByText('not eligible', { exact: false })).toBeVisible()
    expect((await read()).plan.sessions.find((one) => one.key === key)?.trainerName).toBe('Tom')
  })

  test('the rest is shifted by a week, and undone', async () => {
    const last = (await read()).plan.sessions.at(-1)
    await open(4)
    await choose('Shift it and the rest by weeks')
    await dialog().getByRole('button', { name: 'Show what follows' }).click()
    await commit('Shift the rest')
    expect((await read()).plan.sessions.at(-1)?.date).not.toBe(last?.date)
    await undo()
    await expect.poll(async () => (await read()).plan.sessions.at(-1)?.date).toBe(last?.date)
  })

  test('the keyboard moves a session in the calendar', async () => {
    const before = await session(0)
    await page.goto(`/o/northlight-data/cohorts/${cohortId}`)
    const entry = page.locator(`[data-entry="${before.key}"]`)
    await entry.focus()
    await page.keyboard.press('m')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Enter')
    await commit('Move the session')
    await expect.poll(async () => (await session(0)).date).toBe('2027-06-02')
  })

  test('dragging moves a session in the calendar', async () => {
    const { key, date } = await session(0)
    await page.goto(`/o/northlight-data/cohorts/${cohortId}`)
    const entry = page.locator(`[data-entry="${key}"]`)
    await entry.scrollIntoViewIfNeeded()
    const box = await entry.boundingBox()
    if (!box) throw new Error('the entry is not on the page')
    const [x, y] = [box.x + box.width / 2, box.y + 20]
    await page.mouse.move(x, y)
    await page.mouse.down()
    await page.mouse.move(x + 20, y, { steps: 4 })
    await page.mouse.move(x + box.width * 2, y, { steps: 8 })
    await page.mouse.up()
    await commit('Move the session')
    await expect.poll(async () => (await session(0)).date).not.toBe(date)
  })

  test('two edits at once: the second is told, nothing is overwritten', async () => {
    const target = await open(5)
    await choose('Cancel this session')
    await expect(dialog().getByText('Nothing has been changed or sent yet.')).toBeVisible()
    await expect(dialog().getByRole('button', { name: 'Cancel the session' })).toBeEnabled()
    const { revision } = await read()
    const edit = { kind: 'shift', from: (await session(8)).key, weeks: 1 }
    await send(context.request, 'POST', `${api}/cohorts/${cohortId}/changes`, { expectedRevision: revision, edit })
    await dialog().getByRole('button', { name: 'Cancel the session' }).click()
    await expect(dialog().getByText('changed this calendar meanwhile', { exact: false })).toBeVisible()
    expect((await read()).plan.sessions.find(({ key }) => key === target.key)?.state).toBe('planned')
  })

  test('seats: who waits moves up when a seat is freed (K4)', async () => {
    const people = `/o/northlight-data/cohorts/${cohortId}?view=people`
    await page.goto(people)
    const add = async (name: string, how: string): Promise<void> => {
      await page
        .getByRole('combobox', { name: 'Who' })
        .or(page.getByRole('textbox', { name: 'Who' }))
        .first()
        .fill(name)
      await page.getByRole('option', { name: new RegExp(`^${name} ·`) }).click()
      await page.getByLabel('How').selectOption({ label: how })
      await page.getByRole('button', { name: 'Add to the cohort' }).click()
    }
    await add('Bea', 'Give a seat, already accepted')
    await expect(page.getByRole('rowheader', { name: 'Bea' })).toBeVisible()
    await add('Pia', 'Put on the wait list')
    await expect(page.getByRole('table').getByText('On the wait list')).toBeVisible()
    await page.getByRole('button', { name: 'Change Bea' }).click()
    await page.getByRole('menuitem', { name: 'Take out of the cohort' }).click()
    await dialog().getByRole('button', { name: /^Take/ }).click()
    await expect.poll(async () => (await read()).people.find(({ name }) => name === 'Pia')?.state).toBe('invited')
  })

  test('an exam date is recorded, outside the window it is said', async () => {
    await page.goto(`/o/northlight-data/cohorts/${cohortId}?view=people`)
    await page.getByRole('button', { name: 'Change Abe' }).click()
    await page.getByRole('menuitem', { name: 'Record the exam date' }).click()
    await dialog().getByLabel('Day').fill('2027-12-01')
    await expect(dialog().getByText("outside the cohort's exam window", { exact: false })).toBeVisible()
    await dialog().getByRole('button', { name: 'Record the exam date' }).click()
    await expect(page.getByText('Abe sits the exam on 1 December 2027.')).toBeVisible()
  })

  test('a calendar address works until it is stopped', async () => {
    await page.goto(`/o/northlight-data/cohorts/${cohortId}`)
    await page.getByRole('button', { name: 'Subscribe in your calendar' }).click()
    await dialog().getByRole('button', { name: 'Make an address for this cohort' }).click()
    const address = await dialog().getByLabel('Add a calendar by this address', { exact: false }).inputValue()
    expect((await context.request.get(address)).status()).toBe(200)
    await dialog().getByRole('button', { name: 'Stop this address' }).first().click()
    await expect(page.getByText('That address leads nowhere now.')).toBeVisible()
    expect((await context.request.get(address)).status()).toBe(404)
  })
})
