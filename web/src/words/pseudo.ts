import { cloneElement, isValidElement, type ReactNode } from 'react';

/** What stands around each text of ours in the pseudo-locale. */
export const MARKS = ['⟦', '⟧'] as const;

/** The same dictionary with every text marked, whether it is written out or made by a function. */
export function pseudo<T>(words: T): T {
  if (typeof words === 'string') return mark(words) as T;
  if (typeof words === 'function') {
    return ((...given: unknown[]) => markNode((words as (...all: unknown[]) => ReactNode)(...given))) as T;
  }
  if (Array.isArray(words)) return words.map(pseudo) as T;
  if (typeof words === 'object' && words !== null) {
    return Object.fromEntries(Object.entries(words).map(([key, value]) => [key, pseudo(value)])) as T;
  }
  return words;
}

function mark(text: string): string {
  return text === '' ? '' : `${MARKS[0]}${text}${MARKS[1]}`;
}

function markNode(node: ReactNode): ReactNode {
  if (typeof node === 'string') return node.trim() === '' ? node : mark(node);
  if (Array.isArray(node)) return node.map(markNode);
  if (!isValidElement<{ children?: ReactNode }>(node) || node.props.children === undefined) return node;
  const { children } = node.props;
  // One by one, as they were written: React asks only lists for keys.
  return cloneElement(node, {}, ...(Array.isArray(children) ? children.map(markNode) : [markNode(children)]));
}
