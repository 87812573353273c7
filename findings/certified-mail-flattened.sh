#!/bin/sh
# postal-mime 4.0.0 and mailparser 3.14.2: the original message inside Italian certified mail (PEC) is merged into its envelope.
#
# A PEC provider delivers an envelope of its own, signed, with three parts: a notice for the reader, the original message as
# `postacert.eml` (message/rfc822, disposition inline) and its data as `daticert.xml` (technical rules of the ministerial decree
# of 2 November 2005). The original is what has to be kept, byte by byte.
#
# Seen: both parsers give no attachment `postacert.eml`. The text of the original is appended to the notice behind headers that
# the parser writes, and the attachment of the original stands beside `daticert.xml` as if the provider had sent it. With the
# option forceRfc822Attachments postal-mime keeps the message whole; rfc822Attachments does not, since the part is inline.
set -eu
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund postal-mime@4.0.0 mailparser@3.14.2
cat > envelope.eml <<'EML'
From: "Per conto di: agenzia@pec.example.it" <posta-certificata@pec.example.it>
To: cliente@pec.example.com
Subject: POSTA CERTIFICATA: Disdetta
X-Trasporto: posta-certificata
Message-ID: <envelope@pec.example.it>
Date: Mon, 02 Nov 2026 10:00:00 +0100
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="outer"

--outer
Content-Type: text/plain; charset="utf-8"

Messaggio di posta certificata
--outer
Content-Type: message/rfc822; name="postacert.eml"
Content-Disposition: inline; filename="postacert.eml"

From: agenzia@pec.example.it
To: cliente@pec.example.com
Subject: Disdetta
Message-ID: <original@pec.example.it>
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="inner"

--inner
Content-Type: text/plain; charset="utf-8"

Si chiede la disdetta.
--inner
Content-Type: application/pdf; name="disdetta.pdf"
Content-Disposition: attachment; filename="disdetta.pdf"
Content-Transfer-Encoding: base64

JVBERi0xLjQK
--inner--

--outer
Content-Type: application/xml; name="daticert.xml"
Content-Disposition: inline; filename="daticert.xml"

<?xml version="1.0" encoding="UTF-8"?><postacert tipo="posta-certificata" errore="nessuno"/>
--outer--
EML
cat > run.mjs <<'JS'
import { readFileSync } from 'node:fs';
import PostalMime from 'postal-mime';
import { simpleParser } from 'mailparser';
const message = readFileSync('envelope.eml', 'utf8').replaceAll('\n', '\r\n');
const show = (name, text, files) =>
  console.log(`${name}: text of the original in the notice: ${text.includes('Si chiede')}; files: ${files.join(', ')}`);
for (const options of [{}, { rfc822Attachments: true }, { forceRfc822Attachments: true }]) {
  const { text, attachments } = await PostalMime.parse(message, options);
  show(`postal-mime ${JSON.stringify(options)}`, text, attachments.map(({ filename }) => filename));
}
const { text, attachments } = await simpleParser(message);
show('mailparser', text, attachments.map(({ filename }) => filename));
JS
node run.mjs | tee seen.txt
cat > expected.txt <<'TXT'
postal-mime {}: text of the original in the notice: true; files: disdetta.pdf, daticert.xml
postal-mime {"rfc822Attachments":true}: text of the original in the notice: true; files: disdetta.pdf, daticert.xml
postal-mime {"forceRfc822Attachments":true}: text of the original in the notice: false; files: postacert.eml, daticert.xml
mailparser: text of the original in the notice: true; files: disdetta.pdf, daticert.xml
TXT
diff expected.txt seen.txt
