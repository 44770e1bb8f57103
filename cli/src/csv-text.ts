type Cell = string | number

/** RFC 4180 text with LF line ends: cells with commas, quotes or line breaks are quoted. */
export const csvText = (header: readonly string[], rows: readonly (readonly Cell[])[]): string =>
  [header, ...rows].map((cells) => `${cells.map(quoted).join(',')}\n`).join('')

const quoted = (cell: Cell): string => {
  const text = String(cell)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
