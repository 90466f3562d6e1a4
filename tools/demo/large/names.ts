import type { Language } from '#contract/common.ts'
import type { Chance } from '#server/samples/index.ts'

const list = (text: string) => text.trim().split(/\s+/)

const names: Record<Language, { first: string[]; last: string[]; kinds: string[] }> = {
  es: {
    first: list(`Adrián Alba Alejandro Alicia Álvaro Ana Antonio Arturo Aurora Beatriz Belén Bruno Carla Carlos Carmen
      Celia César Clara Claudia Cristina David Diego Elena Elisa Emilio Enrique Esther Eva Fátima Félix Francisco
      Gema Gloria Guillermo Héctor Hugo Ignacio Inés Irene Isabel Iván Jaime Javier Jorge José Juan Julia Laura
      Leire Lorena Luis Manuel Marcos María Mario Marta Miguel Mónica Natalia Nerea Noelia Olga Óscar Pablo Paula`),
    last: list(`Abad Aguilar Alonso Álvarez Arias Benítez Blanco Bravo Caballero Calvo Campos Cano Carrasco Castro
      Cortés Crespo Cruz Delgado Díaz Díez Domínguez Durán Esteban Fernández Ferrer Flores Fuentes Gallardo Gallego
      García Garrido Gil Giménez Gómez González Guerrero Gutiérrez Hernández Herrera Herrero Hidalgo Ibáñez Iglesias
      Jiménez León López Lorenzo Lozano Marín Márquez Martín Martínez Medina Méndez Molina Montero Mora Morales
      Moreno Moya Muñoz Navarro Nieto Núñez Ortega Ortiz Parra Pascual Peña Pérez Prieto Ramírez Ramos Rey Reyes`),
    kinds: list('Talleres Bodegas Clínica Hotel Transportes Librería Farmacia Construcciones Viveros Panadería'),
  },
  en: {
    first: list(`Adam Alan Alice Amber Amy Andrew Anna Anthony Arthur Barry Beth Brian Caroline Catherine Charles
      Charlotte Chris Daisy Daniel David Deborah Derek Diana Donna Edward Eleanor Ellen Emily Emma Eric Fiona Frances
      Gary George Gillian Graham Hannah Harriet Harry Heather Helen Henry Holly Ian Isla Jack Jacob James Jane Janet
      Jason Jean Jessica Joan John Joseph Joyce Karen Katie Keith Kevin Laura Leon Linda Lucy Malcolm Margaret Mark`),
    last: list(`Adams Allen Anderson Andrews Bailey Baker Barker Barnes Bell Bennett Black Booth Bradley Brooks Brown
      Burton Butler Campbell Carr Carter Chapman Clark Collins Cooper Cox Davies Davis Dixon Edwards Ellis Evans
      Fisher Fletcher Ford Foster Fox Gibson Gordon Graham Grant Gray Green Griffiths Hall Hamilton Harris Harrison
      Harvey Henderson Hill Holmes Howard Hughes Hunt Hunter Jackson James Jenkins Johnson Jones Kelly Kennedy King`),
    kinds: list('Harbour Northern Kingsway Meadow Bridge Castle Orchard Sterling Summit Anchor'),
  },
}

export function personName(chance: Chance, language: Language): string {
  const { first, last } = names[language]
  const given = chance.pick(first)
  return language === 'es' ? `${given} ${chance.pick(last)} ${chance.pick(last)}` : `${given} ${chance.pick(last)}`
}

export function organizationName(chance: Chance, language: Language): string {
  const { kinds, last } = names[language]
  return language === 'es'
    ? `${chance.pick(kinds)} ${chance.pick(last)} y ${chance.pick(last)}`
    : `${chance.pick(kinds)} ${chance.pick(last)} ${chance.pick(['Ltd', 'Partners', 'Group', 'Supplies'])}`
}

/** The part of an address before or after its @. */
export function plainName(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '.')
}
