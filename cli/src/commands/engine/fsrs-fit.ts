import { type Parameters, parametersFor, reviewsBeforeFitting } from '@cadre/memory'
import { fsrsFitter } from '@cadre/memory/fsrs-fitter'
import { z } from 'zod'
import { engineCommand } from '../../engine-command.ts'
import { readShape } from '../../json-shape.ts'
import { printJson } from '../../print-json.ts'
import { Refused } from '../../refused.ts'
import { cardInput } from './fsrs.ts'

/** `cadre engine fsrs-fit FILE.json`: the parameters that suit one person's reviews. */
export const fsrsFit = engineCommand('fsrs-fit', {
  description: `FSRS-6 parameters of one person from [{ history: [[rating, days], …] }]; below ${reviewsBeforeFitting} reviews the defaults`,
  args: {
    file: {
      type: 'positional',
      default: '-',
      description: 'JSON list of one person’s histories, oldest review first',
      valueHint: 'FILE.json',
    },
  },
  async run({ args }) {
    const cards = await readShape(args.file, z.array(cardInput))
    printJson(
      fittedOrRefused(
        await parametersFor(
          cards.map(({ history }) => history),
          await fsrsFitter(),
        ),
      ),
    )
  },
})

/** Whoever asks for a fit and cannot have one is told so, instead of being handed the defaults in silence. */
export function fittedOrRefused(parameters: Parameters) {
  if (parameters.because === 'no-fitter') {
    throw new Refused(
      'fsrs.no-fitter',
      'Fitting needs the optional package @open-spaced-repetition/binding (0.5.0), and no build of it is installed for this machine. The default parameters stay in use.',
      { reviews: parameters.reviews },
    )
  }
  const { weights, ...rest } = parameters
  return { w: weights, ...rest }
}
