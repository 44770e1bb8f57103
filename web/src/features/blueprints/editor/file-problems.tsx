import { type BlueprintProblem, parseBlueprint } from '@cadre/formats/blueprint'

/** Every problem of a file, found here by the same reader that the server uses. */
export function FileProblems({ file }: { readonly file: string }) {
  const parsed = parseBlueprint(file)
  return parsed.ok ? null : <ProblemList problems={parsed.details.problems} />
}

export const ProblemList = ({ problems }: { readonly problems: readonly BlueprintProblem[] }) => (
  <ol className="blueprints-page-problems">
    {problems.map(({ line, column, path, reason }) => (
      <li key={`${line}:${column} ${path} ${reason}`}>
        <span>line {line}</span>
        <span>
          {path !== '' && <code>{path}</code>} {reason}
        </span>
      </li>
    ))}
  </ol>
)
