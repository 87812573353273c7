#!/bin/sh
# survey-core 3.1.1: conditions compare Italian codes as numbers, and Italian numbers as texts.
#
# Postal codes and VAT numbers are texts of digits whose leading zeros count: 00184 is in Rome, 184 is no postal code; a VAT number
# has eleven digits. Amounts are written with a comma for the decimals and full stops between the thousands.
#
# Seen: {cap} = '00184' is true for the text answer '184' but {cap} = '184' is false for '00184'; a VAT number without its leading zero
# equals the whole one; '1.000' (a thousand) is not greater than 900, nor '1.000,50' greater than 0, while '9,5' is greater than 9.
set -eu
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund survey-core@3.1.1
cat > run.cjs <<'JS'
const { Model } = require('survey-core');
const shown = (condition, answer) => {
  const survey = new Model({ elements: [{ type: 'text', name: 'code' }, { type: 'text', name: 'next', visibleIf: condition }] });
  survey.data = { code: answer };
  console.log(`${condition} with '${answer}': ${survey.getQuestionByName('next').isVisible}`);
};
shown("{code} = '00184'", '00184');
shown("{code} = '00184'", '184');
shown("{code} = '184'", '00184');
shown("{code} anyof ['00184', '00185']", '184');
shown("{code} = '01234567890'", '1234567890');
shown('{code} > 900', '1.000');
shown('{code} > 0', '1.000,50');
shown('{code} > 9', '9,5');
JS
node run.cjs | tee seen.txt
cat > expected.txt <<'TXT'
{code} = '00184' with '00184': true
{code} = '00184' with '184': true
{code} = '184' with '00184': false
{code} anyof ['00184', '00185'] with '184': true
{code} = '01234567890' with '1234567890': true
{code} > 900 with '1.000': false
{code} > 0 with '1.000,50': false
{code} > 9 with '9,5': true
TXT
diff expected.txt seen.txt
