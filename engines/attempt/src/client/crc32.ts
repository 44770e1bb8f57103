/** CRC-32 of a text's UTF-16 code units, low byte first (polynomial 0xEDB88320, ISO 3309), as eight hexadecimal digits. Finds damage, not forgery. */
export function crc32(text: string): string {
  let crc = 0xffffffff
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    crc = (crc >>> 8) ^ entryOf((crc ^ unit) & 0xff)
    crc = (crc >>> 8) ^ entryOf((crc ^ (unit >>> 8)) & 0xff)
  }
  return ((crc ^ 0xffffffff) >>> 0).toString(16).padStart(8, '0')
}

const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let entry = byte
  for (let bit = 0; bit < 8; bit++) entry = entry & 1 ? (entry >>> 1) ^ 0xedb88320 : entry >>> 1
  return entry
})

const entryOf = (byte: number): number => table[byte] ?? 0
