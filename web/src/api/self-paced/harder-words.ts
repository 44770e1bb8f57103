import { percentText } from '../../lib/format/number.ts'

export const harderTitle = (count: number): string => (count === 1 ? '1 harder question' : `${count} harder questions`)

/** Why they are offered: where somebody is ahead, the furthest first. */
export function aheadText(ahead: readonly { readonly name: string; readonly share: number }[]): string {
  const [first, ...rest] = ahead
    .toSorted((a, b) => b.share - a.share)
    .map(({ name, share }) => `${name} (${percentText(share)})`)
  const also = rest.length > 1 ? ` and ${rest.length} more domains` : rest.length === 1 ? ` and ${rest[0]}` : ''
  return `You are ahead in ${first ?? 'this exam'}${also}: the share of the exam's questions there that you would answer right today.`
}
