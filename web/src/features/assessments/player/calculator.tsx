import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { calculate } from '../../../lib/calculator/calculate.ts'
import { calculated } from '../../../lib/calculator/calculated.ts'

const keys = [
  '7',
  '8',
  '9',
  '÷',
  '4',
  '5',
  '6',
  '×',
  '1',
  '2',
  '3',
  '−',
  '0',
  '.',
  '%',
  '+',
  '(',
  ')',
  '^',
  '√',
] as const

/** Typed or pressed; the result follows while it is written. */
export function Calculator() {
  const [expression, setExpression] = useState('')
  const value = calculate(expression)
  return (
    <section className="calculator" aria-label="Calculator">
      <TextInput
        label="Calculate"
        autoComplete="off"
        value={expression}
        onChange={({ currentTarget }) => setExpression(currentTarget.value)}
        onKeyDown={({ key }) => {
          if (key === 'Enter' && value !== null) setExpression(String(value))
        }}
      />
      <output aria-live="polite">{calculated(expression) ?? '\u00a0'}</output>
      <div className="calculator-keys">
        {keys.map((key) => (
          <button
            key={key}
            type="button"
            aria-label={names[key] ?? key}
            onClick={() => setExpression(expression + key)}
          >
            {key}
          </button>
        ))}
        <button type="button" onClick={() => setExpression('')}>
          Clear
        </button>
      </div>
    </section>
  )
}

const names: Readonly<Record<string, string>> = {
  '÷': 'divided by',
  '×': 'times',
  '−': 'minus',
  '+': 'plus',
  '^': 'to the power of',
  '√': 'square root of',
  '%': 'percent',
  '.': 'point',
}
