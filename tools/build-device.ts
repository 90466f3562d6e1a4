/**
 * Builds the device agent: `dist/device/npm` is a package for npx, `dist/device/mesa-device` one executable for Linux.
 * `--windows NODE.EXE` makes `mesa-device.exe` of a Node for Windows of the same version; nobody has tried that one.
 */
import { spawnSync } from 'node:child_process'
import { chmodSync, copyFileSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { build } from 'vite'

const out = 'dist/device'
/** With machine code of their own: they stay beside the bundle, and are looked for when they are first needed. */
const native = ['@lydell/node-pty', 'node-screenshots', '@nut-tree-fork/nut-js']
/** Node's own mark in the executable, where a blob may be put. */
const fuse = 'NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2'

/** It rests most of the time, on machines that have other work: memory before speed. */
const sparing = ['--max-semi-space-size=1', '--optimize-for-size']

const { values } = parseArgs({ options: { windows: { type: 'string' } } })
rmSync(out, { recursive: true, force: true })
mkdirSync(`${out}/npm`, { recursive: true })
await bundle('es', 'npm/mesa-device.mjs')
writePackage()
await bundle('cjs', 'mesa-device.cjs')
const blob = makeBlob()
makeExecutable(process.execPath, `${out}/mesa-device`, blob)
if (values.windows !== undefined) makeExecutable(values.windows, `${out}/mesa-device.exe`, blob)
process.stdout.write(`Built ${out}\n`)

async function bundle(format: 'es' | 'cjs', file: string): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    ssr: { noExternal: true, external: native },
    build: {
      ssr: 'device/main.ts',
      outDir: out,
      emptyOutDir: false,
      target: 'node24',
      rolldownOptions: { output: { format, entryFileNames: file, codeSplitting: false } },
    },
  })
}

function writePackage(): void {
  const { version, license, engines, dependencies } = JSON.parse(readFileSync('device/package.json', 'utf8'))
  const optional = Object.fromEntries(native.map((name) => [name, dependencies[name]]))
  const content = {
    name: 'mesa-device',
    version,
    license,
    engines,
    type: 'module',
    bin: { 'mesa-device': 'mesa-device.mjs' },
    optionalDependencies: optional,
  }
  writeFileSync(`${out}/npm/package.json`, `${JSON.stringify(content, null, 2)}\n`)
  const path = `${out}/npm/mesa-device.mjs`
  writeFileSync(path, `#!/usr/bin/env -S node ${sparing.join(' ')}\n${readFileSync(path, 'utf8')}`)
  chmodSync(path, 0o755)
  cpSync('LICENSE', `${out}/npm/LICENSE`)
}

function makeBlob(): string {
  const config = {
    main: `${out}/mesa-device.cjs`,
    output: `${out}/mesa-device.blob`,
    disableExperimentalSEAWarning: true,
    execArgv: sparing,
  }
  writeFileSync(`${out}/sea.json`, JSON.stringify(config))
  run(process.execPath, ['--experimental-sea-config', `${out}/sea.json`])
  return config.output
}

function makeExecutable(node: string, path: string, blob: string): void {
  copyFileSync(node, path)
  chmodSync(path, 0o755)
  const postject = 'node_modules/postject/dist/cli.js'
  run(process.execPath, [postject, path, 'NODE_SEA_BLOB', blob, '--sentinel-fuse', fuse])
}

function run(program: string, args: string[]): void {
  const { status } = spawnSync(program, args, { stdio: 'inherit' })
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}`)
}
