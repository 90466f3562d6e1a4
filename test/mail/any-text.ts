import fc from 'fast-check'

const ordinary = fc.integer({ min: 0, max: 0x2ff })
const anyUnit = fc.integer({ min: 0, max: 0xffff })

/** Text of any UTF-16 code units, lone surrogates and controls among them, with a leaning to the ordinary ones. */
export const anyText = fc
  .array(fc.oneof(ordinary, anyUnit), { maxLength: 60 })
  .map((units) => String.fromCharCode(...units))
