// What people do with the pages, in a real browser.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { House, LEADER, PHONE, SALESPERSON, go } from './house.mjs';

let house;
before(async () => { house = await House.open(); });
after(async () => { await house?.close(); });
// Whatever a story does, the browser has nothing to complain about.
const story = (name, tell) => test(name, async () => {
  house.problems.length = 0;
  await tell();
  assert.deepEqual(house.problems, []);
});

/** The number in an address: D-42 of /d/D-42 or /do/confirm/D-42.3. */
const numberIn = (address) => address.match(/\b([A-Z]-\d+)/)[1];

/** The first row of Today that offers this act. */
const rowWith = (page, act) => page.locator('.fi').filter({ has: page.locator(`a.act[href^="/do/${act}/"]`) }).first();

/** Does something that leads to another page, and waits until it is there. */
const leaving = (page, does) => Promise.all([page.waitForNavigation(), does()]);

/** Sends the one form of a page of an act. */
const send = (page) => leaving(page, () => page.locator('form.act-form .btn.pri').click());

story('the leader’s morning: asks, confirms with the seal, and takes it back', async () => {
  const page = await house.come(LEADER);
  await go(page, house, '/');
  await page.waitForURL(/\/today$/);

  // The question is there already; she only has to send it, and is back on Today.
  const asked = rowWith(page, 'question');
  const about = numberIn(await asked.locator('h3 a').getAttribute('href'));
  await asked.locator('a.act[href^="/do/question/"]').click();
  const words = '木曜までに、誰に会うか決めましょう';
  await page.fill('textarea[name=text]', words);
  await send(page);
  await go(page, house, `/d/${about}`);
  await page.getByText(words).first().waitFor();

  // She confirms a milestone that was reported.
  await go(page, house, '/today');
  const waiting = rowWith(page, 'confirm');
  const confirm = waiting.locator('a.act[href^="/do/confirm/"]');
  const milestone = (await confirm.getAttribute('href')).match(/D-\d+\.\d+/)[0];
  await confirm.click();
  await send(page);
  assert.equal(await page.locator(`a[href^="/do/confirm/${milestone}"]`).count(), 0);

  // It was the wrong one: within ten minutes the seal comes off again, and the row is back.
  await go(page, house, `/d/${numberIn(milestone)}`);
  await page.locator(`a[href^="/do/undo-confirm/${milestone}"]`).first().click();
  await send(page);
  await go(page, house, '/today');
  await page.locator(`a[href^="/do/confirm/${milestone}"]`).first().waitFor();
});

story('the salesperson answers on a phone: one line and one tap', async () => {
  const page = await house.come(SALESPERSON, PHONE);
  await go(page, house, '/');
  await page.waitForURL(/\/mine$/);
  const form = page.locator('form.asked').first();
  const directive = numberIn(await form.getAttribute('action'));
  const line = '10日15時、中村部長に会います';
  const began = Date.now();
  // A slow thumb: a quarter of a second a sign is under ten seconds of typing.
  assert.ok(line.length * 250 < 10_000);
  await form.locator('input[name=text]').tap();
  await page.keyboard.insertText(line);
  await leaving(page, () => form.locator('button[name=tap][value=not_yet]').tap());
  assert.ok(Date.now() - began < 5_000, 'nothing but the typing takes time');
  await go(page, house, `/d/${directive}`);
  await page.getByText(line).first().waitFor();
});

story('a concern is heard: raised, answered, and both see both', async () => {
  const seller = await house.come(SALESPERSON);
  await go(seller, house, '/mine');
  const row = seller.locator('li.fi').last();
  const directive = numberIn(await row.locator('h3 a').getAttribute('href'));
  await row.locator('a.act[href^="/do/concern/"]').click();
  const concern = '今8%と言うと、来期の棚を失います';
  await seller.fill('textarea[name=text]', concern);
  await send(seller);

  const leader = await house.come(LEADER);
  await go(leader, house, '/today');
  const owed = leader.locator('.fi').filter({ hasText: directive });
  await owed.locator('a.act[href^="/do/answer-concern/"]').first().click();
  await leader.selectOption('select[name=choice]', { index: 1 });
  const answer = '言ってくれてありがとう。棚は私が守ります';
  await leader.fill('textarea[name=text]', answer);
  await send(leader);

  for (const page of [seller, leader]) {
    await go(page, house, `/d/${directive}`);
    await page.getByText(concern).first().waitFor();
    await page.getByText(answer).first().waitFor();
  }
});

story('two at once: who comes second sees what the other did, and keeps what was typed', async () => {
  const [first, second] = [await house.come(LEADER), await house.come(LEADER)];
  await go(first, house, '/today');
  const row = rowWith(first, 'confirm');
  const [confirm, more] = await Promise.all(['confirm', 'return'].map((act) =>
    row.locator(`a.act[href^="/do/${act}/"]`).getAttribute('href')));
  await go(first, house, confirm);
  await go(second, house, more);
  await send(first);
  const typed = '受領印の日付を教えてください';
  await second.fill('textarea[name=reason]', typed);
  await send(second);
  await second.getByRole('alert').waitFor();
  assert.equal(await second.locator('textarea[name=reason]').inputValue(), typed);
  assert.match(await second.getByRole('alert').innerText(), /確認/);
});

story('a page tells that somebody else has written', async () => {
  const [reader, writer] = [await house.come(LEADER), await house.come(SALESPERSON)];
  await go(reader, house, '/today');
  await go(writer, house, '/mine');
  await writer.locator('li.fi a.act[href^="/do/update/"]').first().click();
  await writer.fill('textarea[name=text]', '本日お電話しました');
  await send(writer);
  assert.ok(await reader.locator('#moved').isHidden());
  await reader.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await reader.locator('#moved').waitFor({ state: 'visible' });
});

story('without script the same answer is recorded', async () => {
  const page = await house.come(SALESPERSON, { ...PHONE, javaScriptEnabled: false });
  await go(page, house, '/mine');
  const row = page.locator('li.fi').first();
  const directive = numberIn(await row.locator('h3 a').getAttribute('href'));
  await row.locator('a.act[href^="/do/update/"]').tap();
  const line = '見積書をお渡ししました';
  await page.fill('textarea[name=text]', line);
  await page.selectOption('select[name=tap]', 'said');
  await leaving(page, () => page.locator('form.act-form .btn.pri').tap());
  await go(page, house, `/d/${directive}`);
  assert.equal(await page.getByText(line).count() > 0, true);
});

story('pressing twice records once', async () => {
  const page = await house.come(SALESPERSON);
  await go(page, house, '/mine');
  const row = page.locator('li.fi').first();
  const directive = numberIn(await row.locator('h3 a').getAttribute('href'));
  await row.locator('a.act[href^="/do/update/"]').click();
  const line = '二度押しても一度だけ';
  await page.fill('textarea[name=text]', line);
  await leaving(page, () => page.locator('form.act-form .btn.pri').dblclick());
  await go(page, house, `/d/${directive}`);
  assert.equal(await page.locator('.cn', { hasText: line }).count(), 1);
});

story('a lost connection keeps what was typed, says so, and goes on', async () => {
  const page = await house.come(SALESPERSON, PHONE);
  await go(page, house, '/mine');
  const row = page.locator('li.fi').first();
  const directive = numberIn(await row.locator('h3 a').getAttribute('href'));
  await row.locator('a.act[href^="/do/update/"]').tap();
  const line = '地下の会議室から。部長に会えました';
  await page.fill('textarea[name=text]', line);
  await page.context().setOffline(true);
  await page.locator('form.act-form .btn.pri').tap();
  await page.locator('#lost').waitFor({ state: 'visible' });
  assert.equal(await page.locator('textarea[name=text]').inputValue(), line);
  await page.context().setOffline(false);
  await page.locator('#lost').waitFor({ state: 'hidden' });
  await leaving(page, () => page.locator('form.act-form .btn.pri').tap());
  await go(page, house, `/d/${directive}`);
  assert.equal(await page.locator('.cn', { hasText: line }).count(), 1);
});

story('the keyboard is enough', async () => {
  const page = await house.come(LEADER);
  await go(page, house, '/today');
  const focused = (selector) => page.evaluate((at) => document.activeElement.matches(at), selector);
  await page.keyboard.press('/');
  assert.ok(await focused('[data-key="/"]'));
  await page.keyboard.type('jk1?');
  assert.equal(await page.locator('[data-key="/"]').inputValue(), 'jk1?', 'a field is for typing');
  await page.keyboard.press('Escape');
  await page.evaluate(() => document.activeElement.blur());

  await page.keyboard.press('j');
  assert.ok(await focused('.fi:nth-child(1) a'));
  await page.keyboard.press('j');
  await page.keyboard.press('k');
  const first = await page.locator('.fi').first().locator('[data-nth="1"]').getAttribute('href');
  await page.keyboard.press('?');
  await page.locator('#keys').waitFor({ state: 'visible' });
  await page.keyboard.press('?');
  await page.locator('#keys').waitFor({ state: 'hidden' });
  await page.keyboard.press('1');
  await page.waitForURL(`**${first.split('?')[0]}**`);

  const seller = await house.come(SALESPERSON);
  await go(seller, house, '/mine');
  await seller.locator('li.fi h3 a').first().click();
  await seller.waitForURL(/\/d\//);
  await seller.keyboard.press('c');
  assert.ok(await seller.evaluate(() => document.activeElement.matches('[data-key="c"]')));
  await seller.keyboard.type('鍵盤から');
  await leaving(seller, () => seller.keyboard.press('Enter'));
  await seller.locator('.cn', { hasText: '鍵盤から' }).first().waitFor();
});
