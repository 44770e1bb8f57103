import { calibrate as calibrateItems, type CalibrationRefusal } from '@cadre/psychometrics'
import { readCsv } from '../../csv.ts'
import { engineCommand } from '../../engine-command.ts'
import { printJson } from '../../print-json.ts'
import { Refused } from '../../refused.ts'
import { matrixOf, missingOption } from './answers-csv.ts'

/** `cadre engine calibrate`: item parameters of a response matrix, as JSON. */
export const calibrate = engineCommand('calibrate', {
  description: 'Item parameters by marginal maximum likelihood from a matrix of right and wrong answers',
  args: {
    file: {
      type: 'positional',
      required: true,
      description: 'CSV: header = items, a row per person, cells 1, 0, empty or NA; - for standard input',
    },
    model: {
      type: 'enum',
      options: ['rasch', '1pl', '2pl'],
      description: 'rasch (slopes 1, free variance), 1pl (one slope, variance 1) or 2pl',
      default: '2pl',
    },
    missing: missingOption,
    prior: {
      type: 'enum',
      options: ['none', 'weak'],
      description: 'none, or weak: slope ~ N(1, 1), intercept ~ N(0, 3²)',
      default: 'none',
    },
    persons: {
      type: 'boolean',
      description: 'add ability (EAP) and standard error per data row (1 is the first)',
      default: false,
    },
  },
  async run({ args }) {
    const { model, missing, prior } = args
    const csv = await readCsv(args.file)
    const fit = calibrateItems(matrixOf(csv), { model, missing, prior })
    if (!fit.ok) throw refusalOf(fit)
    const { n, logLik, iterations, converged, items, latent, persons } = fit.value
    const report = {
      model,
      n,
      logLik,
      iterations,
      converged,
      items: items.map(({ a, b, seA, seB, notes }, j) => ({ id: csv.header[j], a, b, seA, seB, notes })),
      latent,
      ...(args.persons && { persons: persons.map((person, i) => ({ row: i + 1, ...person })) }),
    }
    printJson(report)
  },
})

function refusalOf(refusal: CalibrationRefusal): Refused {
  const message =
    refusal.code === 'psychometrics.too-few-persons'
      ? `Calibration needs at least ${refusal.details.needed} persons with answers; there are ${refusal.details.persons}.`
      : `Calibration needs at least ${refusal.details.needed} items that some got right and some wrong; there are ${refusal.details.items}.`
  return new Refused(refusal.code, message, refusal.details)
}
