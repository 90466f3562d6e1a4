import { describe, expect, it } from 'vitest'
import { coloursForDark } from './frame-colours.ts'

describe('the colours of a mail in the dark', () => {
  it.each([
    ['<p style="color:#000000">x</p>', /color:#d6dae3/],
    ['<p style="color: windowtext;margin:0">x</p>', /color: #d6dae3;margin:0/],
    ['<p style="font-size:11pt;color:rgb(31, 73, 125)">x</p>', /color:rgb\((?!31)/],
    ['<font color="navy">x</font>', /color="rgb\(/],
  ])('that cannot be read are made lighter: %s', (html, expected) => {
    expect(coloursForDark(html)).toMatch(expected)
  })

  it.each(['<p style="color:#ffcc00">x</p>', '<p style="color:inherit">x</p>', '<p>color: black</p>'])(
    'stay where they can: %s',
    (html) => {
      expect(coloursForDark(html)).toBe(html)
    },
  )

  it.each([
    '<td bgcolor="#eeeeee">x</td>',
    '<p style="background:#ffeeaa">x</p>',
    '<p style="background-color: navy">x</p>',
  ])('are left alone on a ground of their own: %s', (html) => {
    expect(coloursForDark(html)).toBeUndefined()
  })

  it('do not count white as a ground', () => {
    expect(coloursForDark('<p style="background:white;color:black">x</p>')).toMatch(/color:#d6dae3/)
  })
})
