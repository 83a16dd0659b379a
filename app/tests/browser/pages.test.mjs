// Every page that links lead to: nothing for axe to find, nothing sideways, nothing inline.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import {
  ADMINISTRATOR, DESK, EXECUTIVE, House, LEADER, PHONE, SALESPERSON, STAKEHOLDER, go,
} from './house.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const PEOPLE = { LEADER, SALESPERSON, EXECUTIVE, STAKEHOLDER, ADMINISTRATOR };
const LONG = Boolean(process.env.FUSHIME_LONG);

let house;
let pages;
before(async () => {
  house = await House.open();
  pages = await everyPage();
});
after(async () => { await house?.close(); });

/** An address without its numbers: pages of one kind are looked at once. */
const kind = (address) => address.split(/[?#]/)[0].replace(/[A-Z]-\d+(\.\d+)?/g, '*');

/** Follows the links of everybody, and returns one address of every kind of page. */
async function everyPage() {
  const found = [];
  const kinds = new Set();
  const add = (who, address) => {
    if (/^\/(language|assets|export|attachments?|metrics)\b/.test(address) || kinds.has(kind(address))) return;
    kinds.add(kind(address));
    found.push({ who, address });
  };
  for (const who of Object.values(PEOPLE)) {
    const page = await house.come(who);
    const seen = new Set();
    const waiting = ['/', ...(who === LEADER ? ['/password', '/d/D-99999'] : [])];
    while (waiting.length > 0) {
      const address = waiting.shift();
      if (seen.has(kind(address))) continue;
      seen.add(kind(address));
      const answer = await go(page, house, address);
      if (!(answer.headers()['content-type'] ?? '').startsWith('text/html')) continue;
      add(who, address === '/' ? new URL(page.url()).pathname : address);
      const links = await page.locator('a[href^="/"]:not([download])').evaluateAll((all) => all.map((it) => it.getAttribute('href')));
      waiting.push(...links.filter((link) => !/^\/(language|assets)\//.test(link)));
    }
    await page.context().close();
  }
  return found;
}

/** Looks at every page in one way, and returns what is wrong, by page. */
async function look(options, every) {
  const wrong = [];
  for (const who of new Set(pages.map((it) => it.who))) {
    const page = await house.come(who, { bypassCSP: false, ...options });
    for (const { address } of pages.filter((it) => it.who === who)) {
      await go(page, house, address);
      for (const what of await every(page)) wrong.push(`${address}: ${what}`);
    }
    await page.context().close();
  }
  return wrong;
}

/** What axe finds. It is put in by the browser's tools, beside the page's own policy. */
async function violations(page) {
  const client = await page.context().newCDPSession(page);
  await client.send('Runtime.evaluate', { expression: axe });
  const { result } = await client.send('Runtime.evaluate', {
    expression: `axe.run({ runOnly: ${JSON.stringify(RULES)} }).then((it) => JSON.stringify(
      it.violations.map((v) => v.id + ' ' + v.nodes.slice(0, 3).map((n) => n.target.join(' ')).join(', '))))`,
    awaitPromise: true,
    returnByValue: true,
  });
  await client.detach();
  return JSON.parse(result.value);
}

/** What reaches over the edge, and what is too small for a thumb. */
async function cramped(page) {
  return page.evaluate(() => {
    const wrong = [];
    const width = document.documentElement.scrollWidth;
    if (width > innerWidth) wrong.push(`scrolls sideways: ${width} of ${innerWidth}`);
    const touched = '.btn, .act, .ans button, .tabbar a, .inp, select, summary, .check';
    for (const at of document.querySelectorAll(touched)) {
      const box = at.getBoundingClientRect();
      if (box.height > 0 && box.height < 43.5) wrong.push(`${Math.round(box.height)} px high: ${at.className || at.tagName} ${at.textContent.trim().slice(0, 20)}`);
    }
    return wrong.slice(0, 5);
  });
}

test('links lead to every kind of page there must be', () => {
  const kinds = pages.map((it) => kind(it.address));
  for (const must of ['/today', '/mine', '/directives', '/d/*', '/do/question/*', '/do/confirm/*', '/do/concern/*', '/do/update/*']) {
    assert.ok(kinds.includes(must), `${must} in ${kinds.join(' ')}`);
  }
});

const grid = LONG
  ? ['ja', 'en'].flatMap((language) => ['light', 'dark'].map((colorScheme) => ({ language, colorScheme })))
  : [{ language: 'ja', colorScheme: 'light' }];
for (const { language, colorScheme } of grid) {
  for (const [name, size] of [['a desk', DESK], ['a phone', PHONE]]) {
    test(`axe has nothing to say on ${name}, ${language}, ${colorScheme}`, async () => {
      const wrong = await look({ ...size, language, colorScheme }, violations);
      assert.deepEqual(wrong, []);
    });
  }
  test(`a phone shows it without scrolling sideways, for thumbs, ${language}, ${colorScheme}`, async () => {
    assert.deepEqual(await look({ ...PHONE, language, colorScheme }, cramped), []);
  });
}

test('axe finds what is planted', async () => {
  const page = await house.come(LEADER);
  await go(page, house, '/today');
  await page.evaluate(() => document.querySelector('main').append(document.createElement('input')));
  assert.match((await violations(page)).join(), /label/);
});

test('the door: signing in, a link that is used up, with nobody there', async () => {
  const page = await house.page();
  for (const address of ['/sign-in', '/enter/0123']) {
    await go(page, house, address);
    assert.deepEqual(await violations(page), [], address);
  }
});

// The last: everything above was done without a word from the browser.
test('no page broke its policy, threw, or asked another host', () => {
  assert.deepEqual([...new Set(house.problems)], []);
});
