/** A command of the shell as people type it, in the folder that Mesa was installed in. */
export function shellCommand(command: string): string {
  return `npm run mesa -- ${command}`
}
