import { nameOf, readJson } from './input.ts'
import { Refused } from './refused.ts'

/** A place in a JSON file that knows its path, so that a refusal can point at it: `quiz.json, learners[2].memory`. */
export class JsonField {
  readonly file: string
  readonly path: string
  readonly value: unknown
  constructor(file: string, path: string, value: unknown) {
    this.file = file
    this.path = path
    this.value = value
  }

  refused(reason: string): Refused {
    const where = this.path === '' ? nameOf(this.file) : `${nameOf(this.file)}, ${this.path}`
    return new Refused('json.bad-field', `${where}: ${reason}.`, { file: this.file, path: this.path, reason })
  }

  /** The member of that name, or null where it is absent or null. */
  optional(name: string): JsonField | null {
    const value = this.members()[name]
    if (value === undefined || value === null) return null
    return new JsonField(this.file, this.path === '' ? name : `${this.path}.${name}`, value)
  }

  field(name: string): JsonField {
    const found = this.optional(name)
    if (!found) throw this.refused(`"${name}" is missing`)
    return found
  }

  entries(): [string, JsonField][] {
    return Object.keys(this.members()).map((name) => [name, this.field(name)])
  }

  list(): JsonField[] {
    if (!Array.isArray(this.value)) throw this.refused('a list belongs here')
    return this.value.map((value: unknown, i) => new JsonField(this.file, `${this.path}[${i}]`, value))
  }

  number(): number {
    if (typeof this.value !== 'number') throw this.refused('a number belongs here')
    return this.value
  }

  text(): string {
    if (typeof this.value !== 'string' || this.value === '') throw this.refused('a text belongs here')
    return this.value
  }

  oneOf<T extends string>(...allowed: readonly T[]): T {
    const found = allowed.find((a) => a === this.value)
    if (found === undefined) throw this.refused(`it is one of ${allowed.join(', ')}`)
    return found
  }

  isNumber(): boolean {
    return typeof this.value === 'number'
  }

  has(name: string): boolean {
    return this.optional(name) !== null
  }

  private members(): Record<string, unknown> {
    const { value } = this
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      throw this.refused('an object belongs here')
    return Object.fromEntries(Object.entries(value))
  }
}

export const readJsonField = async (file: string): Promise<JsonField> => new JsonField(file, '', await readJson(file))
