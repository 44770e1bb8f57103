/** The part of qrcode 1.5 that is used; it ships no types. */
declare module 'qrcode' {
  type QRCode = { readonly modules: { readonly size: number; readonly data: Uint8Array } }
  const qrcode: { create(text: string, options: { errorCorrectionLevel: 'L' | 'M' | 'Q' | 'H' }): QRCode }
  export default qrcode
}
