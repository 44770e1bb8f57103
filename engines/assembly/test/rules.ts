import { daysBetween } from '@cadre/kernel'
import type { FormSpec, Question } from '../src/index.ts'

/** The rules said once more, without the program: what is wrong with these questions as a form. */
export function faultsOf(chosen: readonly Question[], bank: readonly Question[], spec: FormSpec): string[] {
  const faults: string[] = []
  const expect = (holds: boolean, fault: string) => {
    if (!holds) faults.push(fault)
  }
  const count = (keep: (q: Question) => boolean) => chosen.filter(keep).length
  const within = (value: number, { min, max }: { min: number; max: number }) =>
    value >= min - 1e-9 && value <= max + 1e-9
  const wanted = spec.domains.reduce((sum, { scored, unscored }) => sum + scored + unscored, 0)
  const ids = new Set(chosen.map(({ id }) => id))
  expect(chosen.length === wanted && ids.size === wanted, 'count')
  for (const { domain, scored, unscored } of spec.domains) {
    expect(count((q) => q.domain === domain) === scored + unscored, `domain ${domain}`)
  }
  for (const rule of spec.types)
    expect(
      within(
        count((q) => q.type === rule.type),
        rule,
      ),
      `type ${rule.type}`,
    )
  if (spec.types.length > 0)
    expect(
      chosen.every((q) => spec.types.some(({ type }) => type === q.type)),
      'unlisted type',
    )
  const inBand = (q: Question, { from, below }: { from: number; below: number }) =>
    q.difficulty >= from && q.difficulty < below
  for (const rule of spec.bands)
    expect(
      within(
        count((q) => inBand(q, rule)),
        rule,
      ),
      `band ${rule.band}`,
    )
  if (spec.bands.length > 0)
    expect(
      chosen.every((q) => spec.bands.some((band) => inBand(q, band))),
      'outside bands',
    )
  const total = (of: (q: Question) => number) => chosen.reduce((sum, q) => sum + of(q), 0)
  if (spec.minutes)
    expect(
      within(
        total((q) => q.minutes),
        spec.minutes,
      ),
      'minutes',
    )
  if (spec.meanDifficulty) {
    const { min, max } = spec.meanDifficulty
    expect(
      within(
        total((q) => q.difficulty),
        { min: min * wanted, max: max * wanted },
      ),
      'mean difficulty',
    )
  }
  for (const { form, questions, most } of spec.earlier)
    expect(count((q) => questions.includes(q.id)) <= most, `overlap ${form}`)
  const most = spec.mostExposures
  if (most !== null)
    expect(
      chosen.every((q) => q.exposures < most),
      'exposure',
    )
  expect(
    chosen.every((q) => q.lastSeen === null || daysBetween(q.lastSeen, spec.today) >= spec.freshDays),
    'seen recently',
  )
  expect(
    !chosen.some((q) => q.enemies.some((foe) => foe !== q.id && ids.has(foe) && !sameCase(q, foe, bank))),
    'enemies',
  )
  for (const q of chosen) {
    if (q.together === null) continue
    expect(
      bank.every((other) => other.together !== q.together || ids.has(other.id)),
      `case ${q.together}`,
    )
  }
  return faults
}

/** The questions of one case study always come together: naming each other enemies means nothing. */
const sameCase = (q: Question, foe: string, bank: readonly Question[]) =>
  q.together !== null && bank.some(({ id, together }) => id === foe && together === q.together)

/** Every form there is. Only for banks of about ten. */
export function everyForm(bank: readonly Question[], spec: FormSpec): Question[][] {
  return Array.from({ length: 2 ** bank.length }, (_, bits) => bank.filter((_, at) => bits & (1 << at))).filter(
    (chosen) => faultsOf(chosen, bank, spec).length === 0,
  )
}
