#include "formats/tree.h"

namespace formats {

const char* const kTreeReadme = R"md(# A replica of clear-signed documents

The files of an inkan archive, byte for byte as they were received, with the keys that it trusts and what it says of
each. Nothing of inkan is needed to check them. Run the commands in this folder.

| place | holds |
| --- | --- |
| SOURCE/files/ | what each URL gave last and is accepted, under host and path of its URL |
| SOURCE/older/ | what else is accepted: bytes that a URL gave earlier, below their SHA-256 |
| SOURCE/refused/ | what is kept and not accepted: do not believe it |
| SOURCE/mail/ | mails as they came, of which documents were a part |
| SOURCE/keys/ | the trusted keys, each named by its id and the beginning of the SHA-256 of its key packet |
| SOURCE/index.html | links to files/ and older/ |
| files.csv | a row for each file: its URL, hash, times, document, and the last verdict |
| verdicts.csv | every verdict of the archive about these bytes |
| SHA256SUMS | sums of all the others |

Characters of a URL that a file name should not have stand as %XX. A file of mail, or one that was called otherwise,
bears the name of its document.

## Nothing was changed since the replica was made

    sha256sum -c --quiet SHA256SUMS

That says nothing about whoever made it: who changes a file can change the sums too. The signatures say more.

## Who signed a document

With GnuPG 1.4, which still reads the keys and signatures of PGP 2.6:

    home=$(mktemp -d)
    cat SOURCE/keys/*.pgp >"$home/pubring.gpg"
    gpg1 --homedir "$home" --trust-model always --allow-weak-digest-algos --allow-non-selfsigned-uid --ignore-time-conflict \
      --verify SOURCE/files/HOST/PATH

Compare the fingerprints with ones that came another way. gpg1 says less than inkan: it does not tell what stands around a
message, and takes what inkan refuses, such as MD5 of a late date. A file whose column `recovered_by` in files.csv is not
empty was damaged on its way; its signature holds for the text after that damage is undone.

## To mirror it

Serve this folder from any web server, or leave it on a disk, and configure (a key file for each key that you trust,
after its hash was compared):

    [[source]]
    name    = "SOURCE"
    profile = "PROFILE"      # column profile of files.csv
    keys    = ["SOURCE/keys/…pgp"]
    index   = ["https://replica.example/SOURCE/index.html"]     # or a path
    match   = '/SOURCE/(files|older)/'
)md";

}  // namespace formats
