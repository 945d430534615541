. "$(dirname "$0")/lib.sh"
ARCHIVE=$WORK/a.db
SITE=$SOURCE/config/demo/site/pr/2004
inkan() { run "$1" --config "$SOURCE/config/demo.toml" --archive "$ARCHIVE" "${@:2}"; }

# mail ID [FIELD...]: a mail with that id, its body from standard input.
mail() {
  printf '%s\n' "Received: from mx.example.org by lists.example.org; Thu, 15 Apr 2004 12:55:00 +0900" \
    "Message-ID: <$1@example.org>" "From: Announcements <announce@example.org>" "To: announce@lists.example.org" \
    "Date: Thu, 15 Apr 2004 12:50:35 +0900" "Subject: =?ISO-2022-JP?B?GyRCMHUbKEI=?=" "${@:2}" ""
  cat
}
in_mbox() { echo "From announce@example.org Thu Apr 15 12:50:35 2004"; cat; echo; }
encoded() { echo "Content-Transfer-Encoding: $1"; }
quoted_printable() {
  LC_ALL=C sed 's/.\{60\}/&\x01/g; s/=/=3D/g; s/\x1b/=1B/g; s/ $/=20/; s/\x01/=\n/g' "$1"
}
in_parts() {
  printf '%s\n' "--=_b" "Content-Type: text/plain; charset=ISO-2022-JP" ""
  cat "$1"
  printf '%s\n' "" "--=_b" "" "a footer of the list" "--=_b--"
}
PARTS='Content-Type: multipart/mixed; boundary="=_b"'
FIRST=$SITE/pr040002.txt
SECOND=$SITE/pr040004.txt

{
  mail plain <"$FIRST" | in_mbox
  quoted_printable "$FIRST" | mail quoted "$(encoded quoted-printable)" | in_mbox
  base64 "$FIRST" | mail base64 "$(encoded base64)" | in_mbox
  in_parts "$FIRST" | mail parts "$PARTS" | in_mbox
  mail crlf <"$FIRST" | in_mbox | sed 's/$/\r/'
  printf 'Is this so?\n\nFrom the middle of April on:\nnobody signs this\n' | mail reply | in_mbox
  mail changed <"$SITE/pr040099.txt" | in_mbox
  mail second <"$SECOND" | in_mbox
} >folder.mbox

test_that "an mbox is taken mail by mail and what it encodes is undone"
inkan 3 --format csv ingest folder.mbox
out_has "demo,8,0,8,0,6,2,1,3"
sql "SELECT group_concat(name || revisions) FROM (SELECT name, revisions FROM documents ORDER BY name)" \
  "JPCERT-PR-2004-00021,JPCERT-PR-2004-00041"
sql "SELECT count(*), count(DISTINCT text_sha256), count(DISTINCT sha256), group_concat(DISTINCT kind)
     FROM witnesses WHERE number = 'JPCERT-PR-2004-0002'" "5|1|2|mail"

test_that "every mail has a verdict and only what was signed can be a finding"
sql "SELECT count(*) FROM mails WHERE sha256 NOT IN (SELECT sha256 FROM verdicts)" 0
sql "SELECT url || outcome FROM quarantine ORDER BY url" "mid:changed@example.org#1bad
mid:reply@example.org#1unsigned"
sql "SELECT kind || subject FROM findings" "not-acceptedmid:changed@example.org#1"

test_that "the mail is kept as it came with its fields"
sql "SELECT subject || mail_from || mail_to || date || envelope FROM mails WHERE message_id = 'second@example.org'" \
  "印Announcements <announce@example.org>announce@lists.example.orgThu, 15 Apr 2004 12:50:35 +0900From announce@example.org Thu Apr 15 12:50:35 2004"
mail second <"$SECOND" >second.eml
sql "SELECT mail_sha256 FROM mails WHERE message_id = 'second@example.org'" "$(sha256sum <second.eml | cut -c1-64)"
sql "SELECT bytes = readfile('second.eml') FROM blob_bytes JOIN mail USING (blob_id) WHERE message_id = 'second@example.org'" 1

test_that "the same folder again or from elsewhere or in another form changes nothing"
mkdir elsewhere && mv folder.mbox elsewhere/old
mkdir -p Maildir/cur Maildir/new Maildir/tmp
cp second.eml Maildir/cur/1082000000.1.host:2,S
mail plain <"$FIRST" >Maildir/new/1082000001.2.host
mail half <"$FIRST" >Maildir/tmp/1082000002.3.host
inkan 0 --format csv ingest elsewhere Maildir second.eml
out_has "demo,11,11,0,0,0,0,0,0"
run_fed 0 second.eml --config "$SOURCE/config/demo.toml" --archive "$ARCHIVE" --format csv ingest -
out_has "demo,1,1,0,0,0,0,0,0"
run_fed 0 elsewhere/old --config "$SOURCE/config/demo.toml" --archive "$ARCHIVE" --format csv ingest -
out_has "demo,8,8,0,0,0,0,0,0"
sql "SELECT count(*) FROM exchanges" 8

test_that "two mails with one id are both kept"
{ cat second.eml; echo "a footer"; } >other.eml
inkan 3 --format csv ingest other.eml second.eml
out_has "demo,2,1,1,0,0,1,1,3"
inkan 0 --format csv ingest other.eml second.eml
out_has "demo,2,2,0,0,0,0,0,0"
sql "SELECT count(*), count(DISTINCT url), count(DISTINCT mail_sha256) FROM mails WHERE message_id = 'second@example.org'" "2|2|2"

test_that "a mirror meets the same texts at their URLs and judges no mail again"
verdicts=$(sqlite3 "$ARCHIVE" "SELECT count(*) FROM verdicts")
inkan 3 --format csv mirror
out_has "demo,3,0,3,0,2,1,1,3"
sql "SELECT group_concat(name || revisions) FROM (SELECT name, revisions FROM documents ORDER BY name)" "pr0400021,pr0400041"
sql "SELECT group_concat(kind || n) FROM (SELECT kind, count(*) AS n FROM witnesses WHERE name = 'pr040002' GROUP BY kind)" "file1,mail5"
sql "SELECT count(*) FROM verdicts" "$verdicts"
sql "SELECT count(*) FROM findings WHERE kind IN ('rolled-back', 'name-shared', 'number-shared')" 0

test_that "a mail with a document that is held by its URL is a witness and no revision"
rm "$ARCHIVE"
inkan 3 mirror
inkan 3 ingest elsewhere/old
sql "SELECT group_concat(name || revisions) FROM (SELECT name, revisions FROM documents ORDER BY name)" "pr0400021,pr0400041"
sql "SELECT group_concat(kind || n) FROM (SELECT kind, count(*) AS n FROM witnesses WHERE name = 'pr040002' GROUP BY kind)" "file1,mail5"

test_that "a document in a mail without an id and with a broken header is not lost"
rm "$ARCHIVE"
{ printf 'From: a@example.org\nno field\nSubject: %s\nContent-Type: multipart/mixed; boundary=lost\n\n' x; cat "$FIRST"; } >broken.eml
inkan 0 ingest broken.eml
sql "SELECT count(*) FROM mails WHERE url = 'mail:sha256:$(sha256sum <broken.eml | cut -c1-64)#body'" 1

test_that "verify and inspect say that a file is mail"
run 0 --archive "$ARCHIVE" --config "$SOURCE/config/demo.toml" verify "$FIRST"
err_is_empty
inkan 3 verify second.eml
err_has "second.eml: is mail"
inkan 3 inspect elsewhere/old
out_has "'inkan ingest' takes the documents out of it"

test_that "a mail that is too large is named and the rest of the folder is taken"
rm "$ARCHIVE"
{
  mail plain <"$FIRST" | in_mbox
  head -c 17000000 /dev/zero | tr '\0' x | mail large | in_mbox
  mail second <"$SECOND" | in_mbox
} >large.mbox
inkan 1 --format csv ingest large.mbox
err_has "large.mbox: mail 2 is larger than 16 MiB"
out_has "demo,3,0,2,1,2,0,0,1"

test_that "a folder of two thousand mails ends with a verdict for each"
rm "$ARCHIVE"
rounds=500
[ "${SANITIZED:-0}" = 0 ] || rounds=50
for number in $(seq $rounds); do
  mail "signed-$number" <"$FIRST" | in_mbox
  quoted_printable "$SECOND" | mail "quoted-$number" "$(encoded quoted-printable)" | in_mbox
  printf 'question %s\n\nFrom here on:\nnothing\n' "$number" | mail "reply-$number" | in_mbox
  sed "s/2004/$number/" "$FIRST" | mail "changed-$number" | in_mbox
done >many.mbox
RUN_TIMEOUT=250 inkan 3 --format csv ingest many.mbox
out_has "demo,$((4 * rounds)),0,$((4 * rounds)),0,$((2 * rounds)),$((2 * rounds)),$rounds,3"
sql "SELECT count(*), count(DISTINCT url) FROM mails JOIN (SELECT DISTINCT sha256 FROM verdicts) USING (sha256)" "$((4 * rounds))|$((4 * rounds))"
sql "SELECT kind || count(*) FROM witnesses GROUP BY number" "mail$rounds
mail$rounds"
sql "SELECT outcome || count(*) FROM quarantine GROUP BY outcome" "bad$rounds
unsigned$rounds"
nothing_left_running
