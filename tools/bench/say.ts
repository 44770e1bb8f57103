/** Progress, for whoever waits. */
export const say = (line: string): void => void process.stderr.write(`${line}\n`)
