/** The topic of an event's data as it came over the wire; null for what is not such an event. */
export function topicOf(data: unknown): string | null {
  if (typeof data !== 'string') return null
  try {
    const read: unknown = JSON.parse(data)
    // By hand: the schema would bring zod to every page.
    return typeof read === 'object' && read !== null && 'topic' in read && typeof read.topic === 'string'
      ? read.topic
      : null
  } catch {
    return null
  }
}
