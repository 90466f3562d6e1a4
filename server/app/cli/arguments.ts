import { type ParseArgsConfig, parseArgs } from 'node:util'

/** The command line was not understood; the message says what is expected. */
export class UsageError extends Error {
  override name = 'UsageError'
}

/** Reads options strictly: what is unknown is refused rather than overlooked. */
export function readArguments<T extends NonNullable<ParseArgsConfig['options']>>(args: string[], options: T) {
  try {
    return parseArgs({ args, options, allowPositionals: true, strict: true })
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}

export function required(value: string | undefined, option: string): string {
  if (value === undefined || value === '') throw new UsageError(`--${option} is needed; see --help`)
  return value
}
