/** `npm run dev`: the server restarted at every change, and the pages served by Vite with hot reloading. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'

const port = process.env['PORT'] ?? '3000'
const server = [
  '--watch',
  '--watch-path=server',
  '--watch-path=contract',
  '--watch-path=migrations',
  'server/app/start.ts',
]
const pages = [join('node_modules', 'vite', 'bin', 'vite.js'), '--clearScreen', 'false']

const children = [server, pages].map((args) =>
  spawn(process.execPath, args, { stdio: 'inherit', env: { ...process.env, PORT: port } }),
)
process.stdout.write(`The API is at http://127.0.0.1:${port}, the pages with hot reloading at http://127.0.0.1:5173.\n`)

for (const child of children) child.on('exit', () => stop())
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stop())

function stop(): void {
  for (const child of children) if (child.exitCode === null) child.kill('SIGTERM')
}
