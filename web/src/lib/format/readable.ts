import { parsePlainDate } from '@cadre/kernel'
import { dateText } from './date.ts'

const zones =
  /\b(?:Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific)\/(?:[A-Za-z_]+\/)?([A-Za-z_-]+)/g
const moments = /\b(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}:\d{2}))?\b/g

/** A sentence of the server, which writes dates and zones as programs do, in the way this reader's dates are written. */
export const readable = (words: string): string =>
  words
    .replace(moments, (written: string, date: string, time: string | undefined) => {
      const parsed = parsePlainDate(date)
      if (!parsed.ok) return written
      return time === undefined ? dateText(parsed.value, 'long') : `${dateText(parsed.value, 'long')}, ${time}`
    })
    .replace(zones, (_, city: string) => city.replaceAll('_', ' '))
