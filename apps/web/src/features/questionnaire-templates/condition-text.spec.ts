import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseCondition } from '@sestante/questionnaire/condition';
import { STANDARD_TEMPLATES } from '@sestante/questionnaire/standard-templates';
import { questionsOf } from '@sestante/questionnaire/template';
import { choiceTest, conditionOf, conditionOfRules, firstTestOf, formulaOf, readCondition, rulesOf, subjectsOf } from './condition-text.ts';

const retail = questionsOf(STANDARD_TEMPLATES.retail);
const read = (text: string) => readCondition(parseCondition(text), retail);

test('conditions are read as Italian, with the texts of questions and answers', () => {
  assert.equal(read('home.tenure = owned_mortgage'), 'a “La casa in cui vive è di proprietà?” si risponde “Di proprietà, con mutuo”');
  assert.equal(
    read('home.tenure in [owned_mortgage, owned_free]'),
    'a “La casa in cui vive è di proprietà?” si risponde “Di proprietà, con mutuo” o “Di proprietà, senza mutuo”',
  );
  assert.equal(read('family.household_size >= 2'), '“Quante persone vivono in casa, contando anche Lei?” è almeno 2');
  assert.equal(read('home.square_meters < 1000'), '“Quanti metri quadrati misura, più o meno?” è meno di 1.000 m²');
  assert.equal(read('savings.liquid > 10000'), '“Quanto ha da parte in risparmi subito disponibili?” è più di € 10.000');
  assert.equal(read('home.security has alarm'), 'tra le risposte a “Quali protezioni ha la casa?” c’è “Allarme”');
  assert.equal(
    read('vehicles.all_insured = no or person.age <= 30'),
    "a “Hanno tutti l'assicurazione RC auto in corso?” si risponde “No” oppure l’età è al massimo 30 anni",
  );
  assert.equal(
    read('not person.age >= 18 and (home.hazards has flood or not (vehicles.count < 9 and vehicles.count > 2))'),
    'l’età non è almeno 18 anni e (tra le risposte a “Per quanto sa, la zona è esposta a uno di questi fenomeni?” c’è “Alluvione” ' +
      'oppure non è vero che (“Quanti veicoli a motore ci sono in famiglia?” è meno di 9 e ' +
      '“Quanti veicoli a motore ci sono in famiglia?” è più di 2))',
  );
  assert.equal(read('gone.question = some_choice'), 'a “gone.question” si risponde “some_choice”');
});

test('what is written from a condition is parsed as the same condition', () => {
  const formulas = [
    ...Object.values(STANDARD_TEMPLATES).flatMap((template) => questionsOf(template).flatMap(({ showIf }) => showIf ?? [])),
    'a.a = x and (b.b = y or c.c > 3) or not (d.d has z and not e.e in [x, y])',
    'not (not a.a = x)',
    '(a.a = x or b.b = y) and c.c = z',
  ];
  for (const formula of formulas) {
    const written = formulaOf(parseCondition(formula));
    assert.equal(formulaOf(parseCondition(written)), written);
    assert.deepEqual(withoutPlaces(written), withoutPlaces(formula));
  }
});

test('conditions of one level are rules, the others are formulas', () => {
  const rules = rulesOf(parseCondition('a.a = x or b.b > 2'));
  assert.equal(rules?.join, 'or');
  assert.equal(rules.tests.length, 2);
  assert.equal(rulesOf(parseCondition('a.a = x'))?.tests.length, 1);
  assert.equal(rulesOf(parseCondition('a.a = x and (b.b = y or c.c = z)')), null);
  assert.equal(rulesOf(parseCondition('not a.a = x')), null);
  assert.equal(conditionOfRules({ join: 'and', tests: [] }), null);
  assert.equal(formulaOf(conditionOfRules(rules) ?? { kind: 'and', parts: [] }), 'a.a = x or b.b > 2');
});

test('a formula that cannot be read is no condition', () => {
  assert.equal(conditionOf('home.tenure ='), null);
  assert.deepEqual(conditionOf('a.a = x')?.kind, 'equals');
});

test('a rule about any subject begins with a condition that can be published', () => {
  const subjects = subjectsOf(retail);
  assert.equal(subjects[0]?.code, 'person.age');
  assert.equal(
    subjects.some(({ question }) => question.type === 'text' || question.type === 'policies'),
    false,
  );
  for (const subject of subjects) assert.ok(conditionOf(formulaOf(firstTestOf(subject))), subject.code);
  assert.equal(formulaOf(choiceTest('home.tenure', ['rented'])), 'home.tenure = rented');
  assert.equal(formulaOf(choiceTest('home.tenure', ['rented', 'other'])), 'home.tenure in [rented, other]');
});

const withoutPlaces = (formula: string): unknown =>
  JSON.parse(JSON.stringify(parseCondition(formula), (key, value: unknown) => (key === 'at' ? undefined : value)));
