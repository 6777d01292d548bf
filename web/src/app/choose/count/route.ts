import { getChoices } from '../../../lib/api/client.ts';
import { answersSearch, readAnswers } from '../../../lib/choose-answers.ts';
import { words } from '../../../words/words.ts';

/** How many servers fit the answers of an address, as the screens say it: 200 and one line of text, or 503. */
export async function GET(request: Request): Promise<Response> {
  const { searchParams } = new URL(request.url);
  const raw = Object.fromEntries([...searchParams.keys()].map((name) => [name, searchParams.getAll(name)]));
  const answer = await getChoices(answersSearch(readAnswers(raw).answers));
  const headers = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' };
  if (!answer.ok) return new Response('', { status: 503, headers });
  return new Response(words().choose.remaining(answer.value.meta.matched), { headers });
}
