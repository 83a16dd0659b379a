// Makes the pictures of the readme: `cargo run -p xtask -- screenshots`.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { House, LEADER, PHONE, SALESPERSON, go } from './house.mjs';

const folder = path.resolve(process.argv[2] ?? 'docs/pictures');
mkdirSync(folder, { recursive: true });
const house = await House.open();

// Small enough to be read beside the words of the readme.
const PICTURE = { viewport: { width: 1180, height: 800 } };
const PICTURES = [
  { name: 'today-ja', who: LEADER, address: '/today', options: PICTURE },
  { name: 'directive-ja', who: LEADER, address: '/d/D-43', options: PICTURE },
  { name: 'mine-ja-phone', who: SALESPERSON, address: '/mine', options: PHONE },
  { name: 'today-en-dark', who: LEADER, address: '/today', options: { ...PICTURE, language: 'en', colorScheme: 'dark' } },
];
for (const { name, who, address, options } of PICTURES) {
  const page = await house.come(who, { ...options, reducedMotion: 'reduce' });
  await go(page, house, address);
  await page.screenshot({ path: path.join(folder, `${name}.png`) });
  await page.context().close();
}
await house.close();
