import { organisationEvents } from '@cadre/contracts'

/** The topic of an event's data as it came over the wire; null for what is not such an event. */
export function topicOf(data: unknown): string | null {
  if (typeof data !== 'string') return null
  try {
    const read = organisationEvents.events.changed.safeParse(JSON.parse(data))
    return read.success ? read.data.topic : null
  } catch {
    return null
  }
}
