// From an empty folder to the first confirmed milestone, by somebody who has never seen it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { House, go } from './house.mjs';

const press = (page, selector) => Promise.all([page.waitForNavigation(), page.locator(selector).first().click()]);

/** Fills the lines of one kind of list, looks at what would be kept, and keeps it. */
async function bringIn(page, kind, lines) {
  const form = page.locator('form.bring').filter({ has: page.locator(`input[name=kind][value=${kind}]`) });
  await form.locator('textarea').fill(lines);
  await Promise.all([page.waitForNavigation(), form.locator('button').click()]);
  await press(page, 'form[action="/bring-in/take"] button');
}

test('first run to first confirmed milestone', async () => {
  const house = await House.begin();
  try {
    const began = Date.now();
    const page = await house.page();
    await page.goto(house.links[0]);
    // What is wrong comes back with what was typed.
    await page.fill('[name=firm]', 'みどり包材株式会社');
    await page.fill('[name="your-name"]', '森 太郎');
    await page.fill('[name="new-password"]', 'short');
    await press(page, 'button.pri');
    assert.equal(await page.inputValue('[name=firm]'), 'みどり包材株式会社');
    await page.fill('[name="new-password"]', '竹の節目は十二文字以上');
    await press(page, 'button.pri');

    await bringIn(page, 'members', '田中 健一, tanaka@example.co.jp\n高橋 由紀');
    await bringIn(page, 'accounts', 'さくら食品, 田中 健一\n越後米菓, 高橋 由紀');
    await page.getByText('社員3名、取引先2社').waitFor();
    await press(page, 'a.btn.pri');
    await press(page, 'form.act-form button.pri');

    // The first request, in one line; what was read appears while it is written.
    await page.fill('#text', '田中: さくら食品に4/1から8%値上げを伝える。来週金曜までにアポ');
    await page.locator('[data-understood] dd').filter({ hasText: '田中 健一' }).first().waitFor();
    await press(page, 'form.cap button');
    await page.fill('[name=done]', '通知書の受領印の写し');
    await page.locator('details.more-fields > summary').click().catch(() => {});
    await page.check('[name="under-way"]');
    await press(page, 'form.ask .btn.pri');
    assert.match(page.url(), /\/d\/D-1$/);
    await page.locator('.culmbox svg').waitFor();

    // A link for the salesperson, who reports it on a page of his own.
    await go(page, house, '/members/M-2/link');
    await press(page, 'form button.pri');
    const link = (await page.content()).match(/http:\/\/[^"<\s]+\/enter\/[0-9a-f]+/)[0];
    const own = await house.page();
    await own.goto(link);
    await press(own, 'form.box button');
    await go(own, house, '/do/report/D-1.1');
    await own.fill('textarea[name=text]', '鈴木部長と12月4日14時に会う約束が取れました');
    await press(own, 'form.act-form .btn.pri');

    // The leader has seen the grounds, and puts the seal.
    await go(page, house, '/do/confirm/D-1.1');
    await press(page, 'form.act-form .btn.pri');
    await go(page, house, '/d/D-1');
    await page.locator('.culmbox .stamp').first().waitFor();
    assert.ok(Date.now() - began < 5 * 60 * 1000, 'it took longer than five minutes');
    assert.deepEqual(house.problems, []);

    // The link that began it leads nowhere any more.
    const other = await house.page();
    const gone = await other.goto(house.links[0]);
    assert.equal(gone.status(), 404);
  } finally {
    await house.close();
  }
});
