import type { Browser } from '@playwright/test'
import { mailOf, type World } from './example-world.ts'
import { send, signedIn } from './product.ts'

type Poll = { pollId: string }

/** A session of the world's cohort that runs: a question is open, and its people are paired. @returns the run's id */
export async function openLive(browser: Browser, { api, cohortId, sessionKey }: World): Promise<string> {
  const lead = await signedIn(browser, mailOf.lead)
  const { request } = lead
  const { runId } = await send<{ runId: string }>(
    request,
    'POST',
    `${api}/cohorts/${cohortId}/sessions/${sessionKey}/run`,
    {},
  )
  const at = `${api}/session-runs/${runId}`
  const { run } = await send<{ run: { phase: string; revision: number } }>(request, 'GET', at)
  if (run.phase === 'open')
    await send(request, 'POST', `${at}/commands`, { expectedRevision: run.revision, command: { kind: 'start' } })
  const { polls } = await send<{ polls: Poll[] }>(request, 'GET', `${at}/console`)
  await send(request, 'POST', `${at}/polls/${polls[0]?.pollId}/commands`, { command: 'open' })
  await send(request, 'PUT', `${at}/pairs`, { groups: null })
  await lead.close()
  return runId
}
