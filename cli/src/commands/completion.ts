import { operations } from '@cadre/contracts'
import { defineCommand, type CommandDef } from 'citty'
import { fieldsOf } from '../api/fields.ts'
import { commandsOf } from '../command-tree.ts'
import { didYouMean } from '../did-you-mean.ts'
import { UsageError } from '../usage.ts'

const shells = ['bash', 'zsh', 'fish'] as const

/** `cadre completion bash`: a script for the shell that knows every command, option, operation and its fields. */
export const completionOf = (cadre: CommandDef) =>
  defineCommand({
    meta: { name: 'completion', description: 'Print completion for a shell, e.g. source <(cadre completion bash)' },
    args: { shell: { type: 'positional', required: true, description: 'bash, zsh or fish', valueHint: 'SHELL' } },
    async run({ args }) {
      const shell = shells.find((each) => each === args.shell)
      if (!shell)
        throw new UsageError(
          `No completion is known for ${args.shell}.${didYouMean(args.shell, shells)} It is known for ${shells.join(', ')}.`,
        )
      const words = await wordsByCommand(cadre)
      process.stdout.write(shell === 'fish' ? fish(words) : shell === 'zsh' ? zsh(words) : bash(words))
    },
  })

type Words = ReadonlyMap<string, readonly string[]>

/** What may follow each command: `api` is followed by operations, an operation by its fields. */
async function wordsByCommand(cadre: CommandDef): Promise<Words> {
  const words = new Map<string, readonly string[]>()
  let options: readonly string[] = []
  for await (const listed of commandsOf(cadre)) {
    const name = listed.path.join(' ')
    const more = name === 'api' ? operations.map(({ id }) => id) : name === 'completion' ? shells : []
    if (name === 'api') ({ options } = listed)
    words.set(name, [...listed.commands, ...more, ...listed.options])
  }
  for (const operation of operations) {
    words.set(`api ${operation.id}`, [...fieldsOf(operation).map(({ name }) => `--${name}`), ...options])
  }
  return words
}

/** The longest known way that the typed words begin with is completed. */
const bash = (words: Words): string => `_cadre() {
  local current=\${COMP_WORDS[COMP_CWORD]} way='' next i
  for ((i = 1; i < COMP_CWORD; i++)); do
    next=\${way:+$way }\${COMP_WORDS[i]}
    case "$next" in
      ${[...words.keys()]
        .filter((name) => name !== '')
        .map((name) => `'${name}'`)
        .join('|')}) way=$next ;;
      *) ;;
    esac
  done
  local words=''
  case "$way" in
${[...words].map(([name, each]) => `    '${name}') words='${each.join(' ')}' ;;`).join('\n')}
  esac
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o default -F _cadre cadre
`

const zsh = (words: Words): string => `#compdef cadre
autoload -U +X bashcompinit && bashcompinit
${bash(words)}`

const fish = (words: Words): string => `function __cadre_words
  set -l way ''
  for word in (commandline -opc)[2..-1]
    set -l next (string trim -- "$way $word")
    switch "$next"
      case ${[...words.keys()]
        .filter((name) => name !== '')
        .map((name) => `'${name}'`)
        .join(' ')}
        set way "$next"
    end
  end
  switch "$way"
${[...words].map(([name, each]) => `    case '${name}'\n      printf '%s\\n' ${each.map((word) => `'${word}'`).join(' ')}`).join('\n')}
  end
end
complete -c cadre -a '(__cadre_words)'
`
