import type { Block, NoticeDocument } from './kinds.ts'
import { plain } from './plain.ts'

const width = 72

/** Folds one line at spaces; a word longer than the line stays whole, as it may be an address or a link. */
const fold = (line: string, first: string, rest: string): string => {
  const lines: string[] = []
  let current = first
  let empty = true
  for (const word of line.split(' ').filter((each) => each !== '')) {
    if (!empty && current.length + 1 + word.length > width) {
      lines.push(current)
      current = rest
      empty = true
    }
    current += empty ? word : ` ${word}`
    empty = false
  }
  return [...lines, current.trimEnd()].join('\n')
}

const oneLine = (text: string): string => plain(text).replace(/\s+/g, ' ').trim()

const textOf = (block: Block): string => {
  switch (block.kind) {
    case 'heading':
      return `\n${oneLine(block.text)}\n${'-'.repeat(Math.min(oneLine(block.text).length, width))}`
    case 'paragraph':
      return fold(oneLine(block.text), '', '')
    case 'important':
      return fold(oneLine(block.text), '→ ', '  ')
    case 'list':
      return block.items.map((item) => fold(oneLine(item), '• ', '  ')).join('\n')
    case 'facts':
      return block.rows
        .map(([label, value]) => fold(`${oneLine(label)}: ${oneLine(value)}`, '', '  '))
        .join('\n')
    case 'quote':
      return [
        ...plain(block.text)
          .trim()
          .split('\n')
          .map((line) => fold(line, '> ', '> ')),
        fold(oneLine(block.by), '— ', '  '),
      ].join('\n')
  }
}

/** The notice as plain text, folded at 72 columns. */
export const noticeText = ({ blocks }: NoticeDocument): string =>
  `${blocks.map(textOf).join('\n\n').trim()}\n`
