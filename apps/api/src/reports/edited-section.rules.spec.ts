import { list, paragraph, type Block, type Section } from '@sestante/report-text/content';
import { textOf, withText } from './edited-section.rules.js';

const table: Block = { kind: 'table', caption: 'Tabella', columns: [], rows: [] };
const section: Section = {
  code: 'needs',
  title: 'Bisogni',
  blocks: [{ kind: 'quote', text: 'Parole' }, paragraph('Uno.'), table, list(['a', 'b']), paragraph('Due.')],
};

it('the text to edit is that of the paragraphs and lists', () => {
  expect(textOf(section)).toBe('Uno.\n\n- a\n- b\n\nDue.');
});

it('an edited text takes the place of paragraphs and lists, and leaves the rest', () => {
  expect(withText(section, null)).toBe(section);
  const { blocks } = withText(section, 'Primo\nancora\n\n- x\n- y\nDopo\n\n\n# niente *qui*');
  expect(blocks).toEqual([
    { kind: 'quote', text: 'Parole' },
    paragraph('Primo ancora'),
    list(['x', 'y']),
    paragraph('Dopo'),
    paragraph('# niente *qui*'),
    table,
  ]);
  expect(withText(section, '').blocks).toEqual([section.blocks[0], table]);
});

it('the text of a section, taken as an edit, gives the section again', () => {
  const plain: Section = { ...section, blocks: [paragraph('Uno.'), list(['a', 'b']), paragraph('Due.')] };
  expect(withText(plain, textOf(plain))).toEqual(plain);
});
