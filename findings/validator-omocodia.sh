#!/bin/sh
# validator 13.15.35 and Italian tax codes changed for homonymy ("omocodia").
#
# Two people can have the same tax code. The tax office then replaces digits, from the right, by the letters L M N P Q R S T
# U V (0 to 9) and computes the last letter again (ministerial decree of 23 December 1976, article 6). All seven digits can
# be replaced, in any combination, so that one code has 127 such variants, all valid.
#
# Seen: isTaxID(code, 'it-IT') accepts the original and 5 of the 127 variants: those whose last letter happens to be the
# original's, because the letter is computed after the digits have been put back. It refuses the other 122, and also the
# 11-digit tax codes of companies and associations. codice-fiscale-js, which makes the variants, and stdnum accept all.
set -eu
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund validator@13.15.35 codice-fiscale-js@2.4.0 stdnum@1.12.0
cat > run.cjs <<'JS'
const { CodiceFiscale } = require('codice-fiscale-js');
const { stdnum } = require('stdnum');
const { isTaxID } = require('validator');
const original = 'RSSMRA85T10A562S';
const variants = new CodiceFiscale(original).omocodie();
console.log('original accepted:', isTaxID(original, 'it-IT'));
console.log('variants:', variants.length);
console.log('accepted by stdnum:', variants.filter((code) => stdnum.IT.codicefiscale.validate(code).isValid).length);
console.log('accepted by codice-fiscale-js:', variants.filter((code) => CodiceFiscale.check(code)).length);
const accepted = variants.filter((code) => isTaxID(code, 'it-IT'));
console.log('accepted by validator:', accepted.length, accepted.join(' '));
console.log('company:', isTaxID('00743110157', 'it-IT'));
JS
node run.cjs | tee seen.txt
cat > expected.txt <<'TXT'
original accepted: true
variants: 127
accepted by stdnum: 127
accepted by codice-fiscale-js: 127
accepted by validator: 5 RSSMRAU5T1LA562S RSSMRA8RTMLA562S RSSMRA85TMLA5S2S RSSMRA85TM0A56NS RSSMRAU5TMLA56NS
company: false
TXT
diff expected.txt seen.txt
