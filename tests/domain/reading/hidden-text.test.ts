import { describe, expect, test } from 'vitest'
import { readBody } from './read-body.ts'

const STEP = 'This is step two of the Safeguarding Partnership’s Escalation Process.'

const written = async (html: string) =>
  await readBody('A concern', 'html', `<p>Thank you for the call.</p>${html}`)

const styled = (style: string): string => `<div style="${style}">${STEP}</div>`

describe('a step that is struck out is never taken', () => {
  test.each([
    `<s>${STEP}</s>`,
    `<p><strike>${STEP}</strike></p>`,
    `<del>${STEP}</del>`,
    styled('text-decoration:line-through'),
    styled('text-decoration: red line-through'),
  ])('%s', async (html) => {
    expect((await written(html)).hold).toContain('struck out')
  })

  test('the step that is put in its place is taken', async () => {
    const { hold, statement } = await written(
      '<p>This is step <s>two</s> three of the Safeguarding Partnership’s Escalation Process.</p>',
    )
    expect({ hold, step: statement?.step }).toEqual({ hold: null, step: 3 })
  })
})

describe('a step that its reader cannot see is never taken', () => {
  test.each([
    'display:none',
    'display: none !important',
    'display:/**/none',
    'visibility:hidden',
    'content-visibility:hidden',
    'opacity:0',
    'mso-hide:all',
    'font-size:0',
    'font-size:.5px',
    'font:0/0 Arial',
    'color:#fff',
    'color:#fefefe',
    'color:#FFFFFE',
    'color:#fdfdfd',
    'color:ivory',
    'color:rgb(255,255,255)',
    'color:rgb(255 255 255)',
    'color:hsl(0,0%,100%)',
    'color:transparent',
    'color:rgba(0,0,0,0)',
    'color:#00336601',
    '-webkit-text-fill-color:transparent',
    'color:black;background-color:black',
    'color:#003366;background:#003367 none',
    'max-height:0;overflow:hidden',
    'height:0;overflow:hidden',
    'width:1px;height:1px;overflow:hidden',
    'position:absolute;left:-9999px',
    'margin-left:-9999px',
    'text-indent:-9999px',
    'position:absolute;clip:rect(0,0,0,0)',
    'clip-path:inset(100%)',
    'transform:scale(0)',
  ])('%s', async (style) => {
    expect((await written(styled(style))).hold).toContain('cannot see')
  })

  test.each([
    [
      'by the colour of the cell around it',
      `<table bgcolor="#003366"><tr><td><font color="#003366">${STEP}</font></td></tr></table>`,
    ],
    [
      'by the colour of what it lies in',
      `<div style="background:#036"><p><span style="color:#036">${STEP}</span></p></div>`,
    ],
    [
      'by a style for its class',
      `<style>/* x */ p.x /* y */ { color: #fff }</style><p class="x">${STEP}</p>`,
    ],
    [
      'by a style that stands behind it',
      `<p class="x">${STEP}</p><STYLE type="text/css">.x{display:none}</STYLE>`,
    ],
    ['by a style for its id', `<style>#x{display:none}</style><p id="x">${STEP}</p>`],
    ['by a style for its element', `<style>i{display:none}</style><i>${STEP}</i>`],
  ])('%s', async (_, html) => {
    expect((await written(html)).hold).toContain('cannot see')
  })
})

describe('a step that its reader sees is taken', () => {
  test.each([
    ['in white on blue', `<div style="background:#003366;color:white"><p>${STEP}</p></div>`],
    [
      'in white on a blue cell',
      `<table bgcolor="#003366"><tr><td><font color="white">${STEP}</font></td></tr></table>`,
    ],
    [
      'in the dark',
      `<div style="background-color:rgb(36, 36, 36)"><p style="color:rgb(255, 255, 255)">${STEP}</p></div>`,
    ],
    [
      'in white that lies on blue farther in',
      `<div style="color:#fff"><p style="background:#036">${STEP}</p></div>`,
    ],
    [
      'in a class’s white on blue',
      `<style>.x{color:#fff} .y{background-color:#036}</style><div class="y"><p class="x">${STEP}</p></div>`,
    ],
    ['in grey', styled('color:#767676')],
    [
      'in Outlook’s own colours',
      `<style><!-- p.MsoNormal{margin:0cm;font-size:11.0pt} span.E17{color:windowtext} a:link{color:#0563C1} --></style><p class="MsoNormal"><span class="E17">${STEP}</span></p>`,
    ],
    ['in a window that scrolls', styled('height:400px;overflow:hidden')],
    ['in a large font', styled('font:10pt/1.4 Arial')],
  ])('%s', async (_, html) => {
    const { hold, statement } = await written(html)
    expect({ hold, step: statement?.step }).toEqual({ hold: null, step: 2 })
  })
})

test('a style in a comment is for one program alone, and hides nothing', async () => {
  const { hold, statement } = await written(
    `<!--[if mso]><style>.x{display:none}</style><![endif]--><p class="x">${STEP}</p>`,
  )
  expect({ hold, step: statement?.step }).toEqual({ hold: null, step: 2 })
})
