import { describe, expect, test } from 'vitest'
import { arrived, attachmentIds, change, hasFailed, isUploading, type Upload } from './uploads.ts'

const attachment = {
  id: '01890000-0000-7000-8000-000000000001',
  filename: 'a.png',
  contentType: 'image/png',
  size: 3,
  sha256: '',
  isInline: false,
  contentId: null,
}
const base = { name: 'a.png', contentType: 'image/png', size: 3 }
const onItsWay: Upload = { ...base, key: '1', progress: 0.4 }
const there: Upload = { ...base, key: '2', progress: 1, attachment }
const refused: Upload = { ...base, key: '3', progress: 0, error: 'Too large' }

describe('uploads', () => {
  test('sending waits for a file that is on its way, not for one that was refused', () => {
    expect(isUploading([there, onItsWay])).toBe(true)
    expect(isUploading([there, refused])).toBe(false)
  })

  test('a refused file is not left out silently', () => {
    expect(hasFailed([there, refused])).toBe(true)
    expect(hasFailed([there, onItsWay])).toBe(false)
  })

  test('only files that have arrived are sent, and kept through a reload', () => {
    expect(attachmentIds([there, onItsWay, refused])).toEqual([attachment.id])
    expect(arrived([there, onItsWay, refused])).toEqual([there])
  })

  test('progress of one file leaves the others alone', () => {
    expect(change([onItsWay, there], '1', { progress: 0.9 })).toEqual([{ ...onItsWay, progress: 0.9 }, there])
  })
})
