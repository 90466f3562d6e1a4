/** Builds the web apps when they are missing or older than what they are made from, and packs them for the wire. */
import { globSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { build } from 'vite'

const sources = ['web/**/*', 'contract/**/*', 'vite.config.ts', 'package-lock.json']
const built = 'dist/web/desk.html'

if (process.argv.includes('--force') || newest(sources) > newest([built])) await buildPages()

/** Each page by itself: what two pages share would be cut into many small files, and neither could be one whole. */
async function buildPages(): Promise<void> {
  process.stdout.write('Building the web app…\n')
  // The desk last: its page is what tells that the build is whole.
  for (const page of ['portal', 'desk']) {
    const emptyOutDir = page === 'portal'
    await build({ logLevel: 'warn', build: { emptyOutDir, rolldownOptions: { input: `web/${page}.html` } } })
    if (page === 'portal') {
      await buildScript('web/worker/sw.ts', 'sw.js')
      await buildScript('web/widget/widget.ts', 'widget.js')
    }
  }
  for (const file of globSync('dist/web/**/*.{js,css,html,svg,json}')) pack(file)
}

/** One file whose name never changes: browsers ask for it anew under the same address. */
async function buildScript(input: string, name: string): Promise<void> {
  const output = { entryFileNames: name, format: 'iife', codeSplitting: false } as const
  await build({
    logLevel: 'warn',
    publicDir: false,
    build: { emptyOutDir: false, rolldownOptions: { input, output } },
  })
}

function pack(file: string): void {
  const content = readFileSync(file)
  if (content.length < 1024) return
  writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }))
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11 }
  writeFileSync(`${file}.br`, brotliCompressSync(content, { params }))
}

/** When the newest of the files was changed; 0 when there is none. */
function newest(patterns: string[]): number {
  const times = globSync(patterns).map((file) => statSync(file).mtimeMs)
  return Math.max(0, ...times)
}
