import { atMost, judged, type Figure } from './figure.ts'
import { pageWeights } from './page-weights.ts'

/** The bar of the first page, in kB of compressed script. */
export const mostKilobytes = 200

export async function firstPage(): Promise<Figure[]> {
  const bar = atMost(mostKilobytes, `under ${mostKilobytes} kB of compressed script`)
  return pageWeights().map(({ page, kilobytes, scripts }) =>
    judged({ name: `page: script of ${page}, Brotli`, unit: 'kB', value: kilobytes, detail: { scripts } }, bar),
  )
}
