import type { OutputOf, readPersonReadiness } from '@cadre/contracts'
import { isoOf, type PlainDate } from '@cadre/kernel'
import { adviceOn } from '../domain/booking-advice.ts'
import { assumed, type Prices } from '../domain/costs.ts'
import type { DomainForecast } from '../domain/domain-forecast.ts'
import { enoughAnswers, targetChance, type Forecast } from '../domain/forecast.ts'
import type { Frozen } from '../domain/frozen.ts'

export type ReadinessView = OutputOf<typeof readPersonReadiness>

/** From this many answers of a domain on its share is shown. */
const enoughOfDomain = 3

export const answersMissing = (answers: number): number => Math.max(0, enoughAnswers - answers)

/** The share where enough is known of the domain. */
export const shareOf = ({ answers, share }: Pick<DomainForecast, 'answers' | 'share'>): number | null =>
  answers < enoughOfDomain ? null : share

/** Null while too little is known. */
export const chanceOf = ({ answers, chance, low, high }: Forecast): ReadinessView['forecast'] =>
  answersMissing(answers) > 0 ? null : { chance, low, high }

type Around = { readonly prices: Prices | null; readonly today: PlainDate; readonly retiresOn: PlainDate | null }

/** What each choice costs, by what the organisation says today; null: no fee is known. */
function adviceView({ detail }: Forecast, { prices, ...day }: Around): ReadinessView['advice'] {
  if (prices === null || detail.options.length === 0) return null
  const { choice, close, options } = adviceOn(detail.options, { prices, ...day })
  return { choice, close, prices, options: [...options], assumed }
}

/** What is said of the exam and of the person in it. */
export function forecastView(forecast: Forecast, history: readonly Frozen[], around: Around) {
  const shown = chanceOf(forecast)
  const { detail } = forecast
  return {
    answers: forecast.answers,
    answersMissing: answersMissing(forecast.answers),
    madeAt: isoOf(forecast.madeAt),
    model: forecast.model,
    forecast: shown,
    correctedBy: detail.correction?.outcomes ?? 0,
    target: detail.target,
    domains: detail.domains.map((domain) => domainView(domain, shown !== null)),
    study:
      shown === null
        ? null
        : { kind: detail.study.kind, minutes: detail.study.kind === 'minutes' ? detail.study.minutes : null },
    advice: shown === null ? null : adviceView(forecast, around),
    reasons: shown === null ? [] : [...detail.reasons],
    history: history.filter(({ answers }) => answersMissing(answers) === 0).map(frozenView),
  }
}

/** Of somebody who answered nothing yet. */
export const emptyView = () => ({
  answers: 0,
  answersMissing: enoughAnswers,
  madeAt: null,
  model: null,
  forecast: null,
  correctedBy: 0,
  target: targetChance,
  domains: [],
  study: null,
  advice: null,
  reasons: [],
  history: [],
})

function domainView(domain: DomainForecast, withGain: boolean): ReadinessView['domains'][number] {
  const { key, name, weight, answers, right, low, high, gain } = domain
  const share = shareOf(domain)
  return {
    key,
    name,
    weight,
    answers,
    right,
    share,
    low: share === null ? null : low,
    high: share === null ? null : high,
    gain: withGain ? gain : null,
  }
}

const frozenView = ({ madeOn, occasion, exam, chance, low, high, answers, model }: Frozen) => ({
  madeOn,
  occasion,
  examOn: exam.on,
  chance,
  low,
  high,
  answers,
  model,
})
