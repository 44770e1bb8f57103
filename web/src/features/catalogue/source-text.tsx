/** Where something was read: a link when it is a web address. */
export function SourceText({ source }: { readonly source: string }) {
  if (!/^https?:\/\//.test(source)) return <>{source}</>
  return (
    <a href={source} rel="noreferrer" target="_blank">
      {source.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '')}
    </a>
  )
}
