import { existsSync } from 'node:fs'
import sparticuz from '@sparticuz/chromium'
import { type Browser, chromium } from 'playwright-core'

const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** The Chromium of the machine, or the one that npm brought along, which is unpacked when it is first asked for. */
export async function browserPath(): Promise<string> {
  return process.env['CHROMIUM'] ?? installed.find((path) => existsSync(path)) ?? sparticuz.executablePath()
}

export async function launchBrowser(args: readonly string[] = []): Promise<Browser> {
  return chromium.launch({ executablePath: await browserPath(), args: ['--no-sandbox', '--disable-gpu', ...args] })
}
