import { channelPath, enrolPath } from '../contract/device.ts'
import { Refusal } from './refusal.ts'

const ownHosts = ['localhost', '127.0.0.1', '[::1]']

/** The desk's address. Only https, as the certificate is what tells the desk from somebody else; http within this machine. */
export function readServer(text: string): string {
  const url = URL.parse(text)
  if (url === null || !['https:', 'http:'].includes(url.protocol))
    throw new Refusal('--server takes the address of the desk, as https://desk.example.org')
  if (url.protocol === 'http:' && !ownHosts.includes(url.hostname))
    throw new Refusal('The desk must be reached by https; over http anybody in between could take its place')
  return url.origin + url.pathname.replace(/\/+$/, '')
}

export function enrolUrl(server: string): string {
  return server + enrolPath
}

export function lineUrl(server: string): string {
  return server.replace(/^http/, 'ws') + channelPath
}
