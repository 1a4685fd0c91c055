import { h, type VNode } from 'vue';

/**
 * The server's HTML of a text as elements of the page. The server has made it safe already; here only what is known is
 * built anew, so a mistake there still is no markup here. An inert document runs nothing and fetches nothing.
 */
const known: Record<string, string[]> = {
  P: [],
  BR: [],
  STRONG: [],
  EM: [],
  H2: [],
  H3: [],
  H4: [],
  UL: [],
  OL: ['start'],
  LI: [],
  BLOCKQUOTE: [],
  CODE: [],
  PRE: [],
  HR: [],
  A: ['href'],
  IMG: ['src', 'alt', 'width', 'height'],
};

export function safeHtml(html: string): (VNode | string)[] {
  return children(new DOMParser().parseFromString(html, 'text/html').body);
}

function children(parent: Node): (VNode | string)[] {
  return [...parent.childNodes].flatMap((node) => {
    if (node.nodeType === Node.TEXT_NODE) return [node.textContent ?? ''];
    return node instanceof Element ? element(node) : [];
  });
}

function element(node: Element): (VNode | string)[] {
  const allowed = known[node.tagName];
  // An unknown element is left out, what it says stays; a script or a style says nothing to a reader.
  if (allowed === undefined)
    return ['SCRIPT', 'STYLE', 'TEMPLATE'].includes(node.tagName) ? [] : children(node);
  const attributes: Record<string, string> = {};
  for (const name of allowed) {
    const value = node.getAttribute(name);
    if (value !== null && isHarmless(name, value)) attributes[name] = value;
  }
  if (node.tagName === 'A')
    Object.assign(attributes, { rel: 'nofollow noopener noreferrer', target: '_blank' });
  if (node.tagName === 'IMG') {
    if (attributes['src'] === undefined) return [];
    attributes['loading'] = 'lazy';
  }
  return [h(node.tagName.toLowerCase(), attributes, children(node))];
}

function isHarmless(name: string, value: string): boolean {
  if (name === 'href') return /^https?:\/\//i.test(value);
  if (name === 'src') return /^\/api\/[a-z]+\/pictures\/[0-9a-f-]{36}(\?size=(Full|Thumb))?$/.test(value);
  return true;
}
