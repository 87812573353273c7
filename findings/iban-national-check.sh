#!/bin/sh
# ibantools 4.5.4, iban 0.0.14 and validator 13.15.35: an Italian IBAN with a wrong national check letter is valid.
#
# An Italian account number carries a check letter (CIN) of its own before the bank's code, computed over bank, branch and account.
# The two check digits of the IBAN (ISO 13616) are computed over the letter too, so that whoever computes them anew for a mistyped
# account number hides the mistake. Programs that turn the old form "Y 05428 11101 000000123456" into an IBAN do just that.
#
# Seen: all three accept IBANs with each of the 26 letters, of which one is right ("X"). ibantools checks the national digits of
# other countries (Belgium below) and lists Italy without such a check.
set -eu
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund ibantools@4.5.4 iban@0.0.14 validator@13.15.35
cat > run.cjs <<'JS'
const { isValidIBAN } = require('ibantools');
const iban = require('iban');
const { isIBAN } = require('validator');
/** The check digits that make the number valid by ISO 13616. */
const complete = (country, account) => {
  const digits = [...`${account}${country}00`].map((sign) => parseInt(sign, 36)).join('');
  return `${country}${String(98n - (BigInt(digits) % 97n)).padStart(2, '0')}${account}`;
};
const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const accounts = letters.map((letter) => complete('IT', `${letter}0542811101000000123456`));
console.log('published example among them:', accounts.includes('IT60X0542811101000000123456'));
console.log('ibantools accepts', accounts.filter((value) => isValidIBAN(value)).length, 'of', accounts.length);
console.log('iban accepts', accounts.filter((value) => iban.isValid(value)).length);
console.log('validator accepts', accounts.filter((value) => isIBAN(value)).length);
const belgian = Array.from({ length: 100 }, (_, end) => complete('BE', `5390075470${String(end).padStart(2, '0')}`));
console.log('Belgium, 100 endings: ibantools accepts', belgian.filter((value) => isValidIBAN(value)).length);
JS
node run.cjs | tee seen.txt
cat > expected.txt <<'TXT'
published example among them: true
ibantools accepts 26 of 26
iban accepts 26
validator accepts 26
Belgium, 100 endings: ibantools accepts 1
TXT
diff expected.txt seen.txt
