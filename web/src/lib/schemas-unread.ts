/**
 * Stands in for `zod` where the contracts import it (see which-zod.ts). The browser reads of a contract what it is called,
 * where it is and who may; its schemas are the server's, which checks every input and every reply. So building them would
 * cost the first page 27 kB and work at each start, for nothing. Whatever is asked of a schema here answers a schema.
 */
type Schema = { readonly [name: string]: Schema } & ((...given: unknown[]) => Schema)

export const z: Schema = new Proxy(() => z, { get: () => z }) as unknown as Schema
