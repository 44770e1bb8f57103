import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { Observe } from '../http/observe.ts'

const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5]
type Series = { count: number; sum: number; readonly atMost: number[] }

/** Requests by route and status, and the process itself, in Prometheus' text format. */
export class Metrics {
  readonly #requests = new Map<string, Series>()
  readonly #delay = monitorEventLoopDelay({ resolution: 20 })
  readonly #gauges = new Map<string, { help: string; read: () => number }>()

  constructor() {
    this.#delay.enable()
  }

  gauge(name: string, help: string, read: () => number): void {
    this.#gauges.set(name, { help, read })
  }

  readonly observe: Observe = ({ method, route, status, seconds }) =>
    this.#count(`method="${method}",route="${route}",status="${status}"`, seconds)

  print(): string {
    const memory = process.memoryUsage()
    const lines = [
      '# HELP cadre_request_seconds Time to answer.',
      '# TYPE cadre_request_seconds histogram',
      ...[...this.#requests].flatMap(([labels, series]) => printSeries(labels, series)),
      ...printGauge(
        'cadre_event_loop_delay_seconds',
        'Delay of the event loop, 99th percentile.',
        this.#delay.percentile(99) / 1e9,
      ),
      ...printGauge('cadre_resident_memory_bytes', 'Memory held by this process.', memory.rss),
      ...[...this.#gauges].flatMap(([name, { help, read }]) => printGauge(name, help, read())),
    ]
    return `${lines.join('\n')}\n`
  }

  #count(labels: string, seconds: number): void {
    const series = this.#requests.get(labels) ?? { count: 0, sum: 0, atMost: buckets.map(() => 0) }
    this.#requests.set(labels, series)
    series.count++
    series.sum += seconds
    buckets.forEach((limit, i) => {
      if (seconds <= limit) series.atMost[i] = (series.atMost[i] ?? 0) + 1
    })
  }
}

const printGauge = (name: string, help: string, value: number): string[] => [
  `# HELP ${name} ${help}`,
  `# TYPE ${name} gauge`,
  `${name} ${value}`,
]

function printSeries(labels: string, { count, sum, atMost }: Series): string[] {
  const rows = buckets.map((limit, i) => `cadre_request_seconds_bucket{${labels},le="${limit}"} ${atMost[i] ?? 0}`)
  return [
    ...rows,
    `cadre_request_seconds_bucket{${labels},le="+Inf"} ${count}`,
    `cadre_request_seconds_sum{${labels}} ${sum}`,
    `cadre_request_seconds_count{${labels}} ${count}`,
  ]
}
