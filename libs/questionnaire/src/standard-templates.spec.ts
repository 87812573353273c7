import { readFileSync } from 'node:fs';
import { COVERAGE_CLASSES, EXCLUSIONS } from './policies.js';
import { STANDARD_TEMPLATES } from './standard-templates.js';
import { questionsOf, type Choice, type Question, type Template } from './template.js';

/** Lines of a table beside the data, as it was agreed, without the note to its readers; nothing writes it from the data. */
const agreed = (name: string): string[] =>
  readFileSync(new URL(`./standard/${name}.v1.md`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('>'));

const row = (...cells: string[]): string => `| ${cells.map((cell) => `${cell} |`).join(' ')}`;
const rule = (columns: number): string => `|${'---|'.repeat(columns)}`;
const code = (text: string): string => `\`${text}\``;
const choices = (list: readonly Choice[]): string => list.map((choice) => `${code(choice.code)} ${choice.label}`).join(' · ');

/** The range as the table has it, which leaves out the usual ones. */
function range({ type, min, max, unit }: Question): string {
  if (type === 'percent' && min === 0 && max === 100) return '';
  if (type === 'money' && min === 0 && max === 1_000_000_000) return '';
  return min === undefined && max === undefined ? '' : ` ${min}–${max}${unit === undefined ? '' : ` ${unit}`}`;
}

function typeCell(question: Question, { areas }: Template): string {
  const { type, choices: list, max, health, optional } = question;
  const ofHealth = health ? ' **H**' : '';
  const last = optional ? ', opt' : '';
  if (list === undefined) return `${type}${ofHealth}${range(question)}${last}`;
  const limit = type === 'manyOf' && max !== undefined ? ` max ${max}` : '';
  const text = JSON.stringify(list) === JSON.stringify(areas) ? 'the area codes and labels above' : choices(list);
  return `${type}${limit}${ofHealth}: ${text}${last}`;
}

function line(question: Question, template: Template): string {
  const { text, help, showIf, topic, keyQuestion, areas, field } = question;
  return row(
    code(question.code),
    help === undefined ? text : `${text} *${help}*`,
    typeCell(question, template),
    showIf === undefined ? '–' : code(showIf),
    keyQuestion ? `${topic}*` : topic,
    areas.join(', ') || '–',
    field === undefined ? '–' : field === 'contracts' ? field : code(field),
  );
}

it.each(['retail', 'professional', 'corporate'] as const)('the %s template is the table that was agreed, line by line', (type) => {
  const template = STANDARD_TEMPLATES[type];
  const { name, minutes, areas, sections, clientType } = template;
  const title = `${type.charAt(0).toUpperCase()}${type.slice(1)}: "${name}"`;
  const count = questionsOf(template).length;
  expect({ clientType, version: template.version }).toEqual({ clientType: type, version: 1 });
  expect([
    `# ${title} (${count} questions, ${minutes.from}–${minutes.to} min)`,
    `Areas: ${choices(areas)}.`,
    row('code', 'text', 'type, choices, range', 'show if', 'topic', 'areas', 'field'),
    rule(7),
    ...sections.flatMap((section, index) => [
      `| **${index + 1}. ${section.title}** | | | | | | |`,
      ...section.questions.map((question) => line(question, template)),
    ]),
  ]).toEqual(agreed(type));
});

it('coverage classes and exclusions are those that were agreed', () => {
  expect([
    '# Coverage classes and exclusions',
    row('code', 'label', 'sumInsured'),
    rule(3),
    ...COVERAGE_CLASSES.map(({ code: name, label, sumInsured }) => row(code(name), label, sumInsured ?? '–')),
    `Exclusions: ${choices(EXCLUSIONS)}.`,
  ]).toEqual(agreed('policies'));
});
