import { carelessWriters, formulasInRandomSets } from '../../formats/src/question-csv/formulas.fixture.ts'
import { entry, type Found } from './entry.ts'

const seed = 20_261_123

function written(questions: number, spoil?: (text: string) => string): Found {
  const { cells, formulas } = formulasInRandomSets({ questions, seed }, spoil)
  return { faults: formulas.map((cell) => `a formula: ${JSON.stringify(cell)}`), figures: { questions, cells, seed } }
}

export const s08 = entry({
  id: 'S-08',
  target:
    'CSV of 50,000 questions whose texts begin, part and quote cells in every way: 0 cells that a spreadsheet would run',
  sizes: { questions: 50_000 },
  run: ({ questions }) => Promise.resolve(written(questions)),
  planted: carelessWriters.map(([name, spoil]) => ({
    what: `a writer that ${name}`,
    run: () => Promise.resolve(written(5_000, spoil)),
  })),
})
