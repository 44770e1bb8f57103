import { organisationEvents, pathOf } from '@cadre/contracts'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { sessionQuery } from '../session/session-query.ts'
import { topicOf } from './topic-of.ts'

/** A stream the browser gave up on (a refusal, a proxy's error page) is opened again after this long. */
const patienceMs = 15_000

/** What else shows something of a topic, as module and operation: an assessment says what became of its questions and its exam. */
const shownBy: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  bank: [['assessments', 'assessments.read']],
  blueprints: [['assessments', 'assessments.read']],
}

/** Topics that are not called after the module whose operations show them. */
const modules: Readonly<Record<string, string>> = { members: 'identity', organisation: 'identity' }

/**
 * Listens to what changes in the organisation and asks again for what is shown of it: a topic `catalogue` makes every
 * query stale whose key begins with the organisation's id and `catalogue`.
 */
export function useLiveOrganisation(organisationId: string): void {
  const queryClient = useQueryClient()
  useEffect(() => {
    let source: EventSource
    let begun = false
    let again: ReturnType<typeof setTimeout> | undefined
    const onChanged = ({ data }: MessageEvent): void => {
      const topic = topicOf(data)
      if (topic === null) return
      const module = modules[topic] ?? topic
      void queryClient.invalidateQueries({ queryKey: [organisationId, module] })
      for (const shown of shownBy[topic] ?? [])
        void queryClient.invalidateQueries({ queryKey: [organisationId, ...shown] })
      // What changed may have been told to this person.
      void queryClient.invalidateQueries({ queryKey: [organisationId, 'mail'] })
      // A role or the organisation's name may have changed, and with them what is offered here.
      if (module === 'identity') void queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey })
    }
    // The first one comes with the first connection, when everything shown has just been asked for.
    const onReset = (): void => {
      if (begun) void queryClient.invalidateQueries({ queryKey: [organisationId] })
      begun = true
    }
    const open = (): void => {
      source = new EventSource(pathOf(organisationEvents, { organisationId }))
      source.addEventListener('changed', onChanged)
      source.addEventListener('reset', onReset)
      source.addEventListener('error', () => {
        if (source.readyState === EventSource.CLOSED) again = setTimeout(open, patienceMs)
      })
    }
    open()
    return () => {
      clearTimeout(again)
      source.close()
    }
  }, [organisationId, queryClient])
}
