/** Builds the web apps when they are missing or older than what they are made from, and packs them for the wire. */
import { spawnSync } from 'node:child_process'
import { globSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

const sources = ['web/**/*', 'contract/**/*', 'vite.config.ts', 'package-lock.json']
const built = 'dist/web/desk.html'

if (process.argv.includes('--force') || newest(sources) > newest([built])) build()

function build(): void {
  process.stdout.write('Building the web app…\n')
  const vite = join('node_modules', 'vite', 'bin', 'vite.js')
  const { status } = spawnSync(process.execPath, [vite, 'build', '--logLevel', 'warn'], { stdio: 'inherit' })
  if (status !== 0) process.exit(status ?? 1)
  for (const file of globSync('dist/web/**/*.{js,css,html,svg,json}')) pack(file)
}

function pack(file: string): void {
  const content = readFileSync(file)
  if (content.length < 1024) return
  writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }))
  const params = { [constants.BROTLI_PARAM_QUALITY]: 9 }
  writeFileSync(`${file}.br`, brotliCompressSync(content, { params }))
}

/** When the newest of the files was changed; 0 when there is none. */
function newest(patterns: string[]): number {
  const times = globSync(patterns).map((file) => statSync(file).mtimeMs)
  return Math.max(0, ...times)
}
