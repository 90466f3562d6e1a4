import type { Line } from './line.ts'

/** What is told to the desk of one's own accord while the line is open. */
export function report(_line: Line, _folder: string, _log: (text: string) => void): void {}
