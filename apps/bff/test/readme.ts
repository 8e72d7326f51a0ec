// Reads the command lines of the README.

/** The lines of its code blocks that begin with npm, without their comments. */
export function readmeCommands(text: string): string[] {
  const blocks = [...text.matchAll(/^```\n([^]*?)^```$/gm)].map(([, block = '']) => block)
  return blocks
    .flatMap((block) => block.split('\n'))
    .filter((line) => line !== '')
    .map((line) => line.replace(/ {2,}.*$|\s+#.*$/, ''))
}

/**
 * The variants of a line: with and without the parts in brackets, and with each of `a|b`.
 *
 * @example variantsOf('npm run x -- a|b [--c]') // the words of four commands
 */
export function variantsOf(line: string): string[][] {
  const [, before = '', optional = '', after = ''] = /^(.*?)\[([^\]]*)\](.*)$/.exec(line) ?? []
  if (optional !== '') return [...variantsOf(before + after), ...variantsOf(before + optional + after)]
  const words: string[] = line.match(/"[^"]*"|\S+/g) ?? []
  const at = words.findIndex((word) => word.includes('|'))
  if (at < 0) return [words]
  return (words[at] ?? '').split('|').flatMap((word) => variantsOf(words.with(at, word).join(' ')))
}
