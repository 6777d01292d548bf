// `blocks:` and `reaches:` in the search box, each with the name of a server or of somebody there.
const SERVER_WORD = /(?:^|\s)(blocks|reaches):(\S+)/gi;

export interface ServerWords {
  blocks: string[];
  reaches: string[];
  /** What is left to search for. */
  rest: string;
}

/** Takes the words that name servers out of what was typed. */
export function readServerWords(text: string): ServerWords {
  const found: ServerWords = { blocks: [], reaches: [], rest: '' };
  const rest = text.replace(SERVER_WORD, (_whole, word: string, servers: string) => {
    found[word.toLowerCase() === 'blocks' ? 'blocks' : 'reaches'].push(
      ...servers.split(',').filter((server) => server !== ''),
    );
    return ' ';
  });
  return { ...found, rest: rest.replace(/\s+/g, ' ').trim() };
}
