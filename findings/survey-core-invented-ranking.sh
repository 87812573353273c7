#!/bin/sh
# survey-core 3.1.1 on a server: answers that nobody gave are added, others are removed, and all count as valid.
#
# A questionnaire is filled in on one device and its answers are checked again where they are stored. The client ranked one of three
# topics; an older version of the form offered an answer that this one no longer has.
#
# Seen: setting the data and validating completes the ranking with the other topics in the order of the form, as if the client had
# ranked them, and deletes the answer that is no longer offered; validate() returns true and names no error.
set -eu
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund survey-core@3.1.1
cat > run.cjs <<'JS'
const { Model } = require('survey-core');
const survey = new Model({
  elements: [
    { type: 'ranking', name: 'priorities', choices: ['home', 'car', 'health'] },
    { type: 'dropdown', name: 'tenure', choices: ['owned', 'rented'] },
  ],
});
survey.data = { priorities: ['health'], tenure: 'usufruct' };
console.log('valid:', survey.validate());
console.log('errors:', survey.getAllQuestions().flatMap((question) => question.errors).length);
console.log('answers:', JSON.stringify(survey.data));
JS
node run.cjs | tee seen.txt
cat > expected.txt <<'TXT'
valid: true
errors: 0
answers: {"priorities":["health","home","car"]}
TXT
diff expected.txt seen.txt
