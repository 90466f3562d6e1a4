/** `npm run mesa -- COMMAND`. */
import { keepCompiled } from './compile-cache.ts'

keepCompiled()
await import('./command.ts')
