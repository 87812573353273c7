#!/bin/sh
# chrono-node 2.10.3, Italian: half hours, afternoons, "ore" and coming weekdays are read as other times.
#
# An adviser types an appointment as it is said: "giovedì alle 9 e mezza" (half past nine), "venerdì 4 dicembre ore 10.30".
# The reference is Sunday 29 November 2026, noon.
#
# Seen: "e mezza" and "e un quarto" are left out, so that the appointment is 30 or 15 minutes early, and the hour still counts as
# certain; "alle 3 del pomeriggio" is three at night; "ore 15" after a day is left out and noon is implied, while "alle 15" is read; a
# bare weekday is the nearest one, so that "giovedì" is three days ago unless forwardDate is given.
set -eu
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund chrono-node@2.10.3
cat > run.mjs <<'JS'
import * as chrono from 'chrono-node';
const reference = new Date(2026, 10, 29, 12);
const show = (text, options) => {
  const [found] = chrono.it.parse(text, reference, options);
  if (!found) return console.log(`${text}: nothing`);
  const { start } = found;
  const pad = (number) => String(number).padStart(2, '0');
  const time = `${pad(start.get('hour'))}:${pad(start.get('minute'))}`;
  console.log(
    `${text}${options ? ' (forwardDate)' : ''}: read "${found.text}" as ${start.get('year')}-${pad(start.get('month'))}-${pad(start.get('day'))} ${time}, hour certain: ${start.isCertain('hour')}`,
  );
};
show('domani alle 9 e mezza');
show('domani alle 9 e un quarto');
show('domani alle 9.30');
show('domani alle 9:30');
show('venerdì 4 dicembre ore 10.30');
show('venerdì 4 dicembre alle 10:30');
show('domani ore 15');
show('giovedì alle 9');
show('giovedì alle 9', { forwardDate: true });
show('alle 3 del pomeriggio');
show('domani a mezzogiorno');
show('lunedì prossimo alle 11');
JS
TZ=Europe/Rome node run.mjs | tee seen.txt
cat > expected.txt <<'TXT'
domani alle 9 e mezza: read "domani alle 9" as 2026-11-30 09:00, hour certain: true
domani alle 9 e un quarto: read "domani alle 9" as 2026-11-30 09:00, hour certain: true
domani alle 9.30: read "domani alle 9.30" as 2026-11-30 09:30, hour certain: true
domani alle 9:30: read "domani alle 9:30" as 2026-11-30 09:30, hour certain: true
venerdì 4 dicembre ore 10.30: read "venerdì 4 dicembre" as 2026-12-04 12:00, hour certain: false
venerdì 4 dicembre alle 10:30: read "venerdì 4 dicembre alle 10:30" as 2026-12-04 10:30, hour certain: true
domani ore 15: read "domani" as 2026-11-30 12:00, hour certain: false
giovedì alle 9: read "giovedì alle 9" as 2026-11-26 09:00, hour certain: true
giovedì alle 9 (forwardDate): read "giovedì alle 9" as 2026-12-03 09:00, hour certain: true
alle 3 del pomeriggio: read "alle 3" as 2026-11-29 03:00, hour certain: true
domani a mezzogiorno: read "domani a mezzogiorno" as 2026-11-30 12:00, hour certain: false
lunedì prossimo alle 11: read "lunedì prossimo alle 11" as 2026-11-30 11:00, hour certain: true
TXT
diff expected.txt seen.txt
