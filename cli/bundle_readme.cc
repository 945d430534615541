#include "cli/bundle_readme.h"

#include <fmt/format.h>

#include "cli/bundle_checks.h"
#include "verify/signature_packet.h"

namespace cli {
namespace {

constexpr unsigned kShortRsa = 2048;

std::string Head(const BundleFacts& facts) {
  const FoundDocument& found = facts.found;
  return fmt::format(
      "# {}, revision {}\n\n"
      "What is needed to check this document without the archive that it comes from. Run the "
      "commands in this folder.\n\n"
      "| | |\n| --- | --- |\n| source | {} |\n| URL | {} |\n| first seen | {} |\n"
      "| signed at | {} (the signer's claim) |\n| key | {} |\n| signature | version {}, {} over {} "
      "|\n| caveats | {} |\n\n",
      Plain(found.name), found.revision, Plain(found.source), Plain(facts.url), facts.first_seen,
      facts.signed_at, facts.key_id, facts.signature_version,
      verify::PublicKeyAlgorithmName(facts.algorithm), verify::DigestName(facts.digest_algorithm),
      facts.caveats.empty() ? "none" : facts.caveats);
}

std::string Files(const BundleFacts& facts) {
  std::string files =
      "| file | is |\n| --- | --- |\n"
      "| received.bin | the bytes as they were received |\n";
  if (!facts.recovered_by.empty()) {
    files += fmt::format("| recovered.txt | the same after the damage '{}' was undone |\n",
                         Plain(facts.recovered_by));
  }
  files +=
      "| text.txt | the signed text, with LF line ends |\n"
      "| canonical.txt | the same with CRLF, which is what the signature covers |\n"
      "| signed.bin | what is hashed: canonical.txt and the trailer of the signature packet |\n"
      "| signature.pgp | the signature packet |\n"
      "| signature.raw | the number in it, in the form that openssl takes |\n"
      "| key.pgp | the key with its user ids and signatures |\n"
      "| key.pem | the part of it that signed, in the form that openssl takes |\n"
      "| verdicts.json | every judgement of the archive about this text, and what each engine said "
      "|\n"
      "| document.json | what the archive takes from the text, with the lines of text.txt |\n";
  if (facts.is_in_ledger) {
    files +=
        "| proof.tlog-proof | that the judgement is in the archive's ledger (C2SP tlog-proof) |\n"
        "| ledger-key.txt | the public key of that ledger |\n";
  }
  return files;
}

std::string Limits(const BundleFacts& facts) {
  std::string text = "\n## What this does not prove\n\n";
  if (facts.digest_algorithm == verify::kMd5 || facts.digest_algorithm == verify::kSha1) {
    text += fmt::format(
        "- {0} no longer resists collisions: who writes both texts can make two with one "
        "signature. It still resists that another text is found for the signature on a given one. "
        "So "
        "the signature binds the signer to this text as long as the signer made it in good faith, "
        "or it was public before collisions were cheap (about 2009 for MD5, 2020 for SHA1).\n",
        verify::DigestName(facts.digest_algorithm));
  }
  const bool is_rsa = facts.algorithm == verify::kRsa || facts.algorithm == verify::kRsaSignOnly;
  if (is_rsa && facts.bits < kShortRsa) {
    text += fmt::format(
        "- An RSA key of {} bits may be factored by those with great means. From then on anybody "
        "who has done so can sign anything with any date; section 4 tells what was here before.\n",
        facts.bits);
  }
  text +=
      "- The time in a signature is the signer's claim.\n"
      "- That what the text says is true.\n";
  if (!facts.recovered_by.empty()) {
    text += fmt::format(
        "- received.bin itself is not what was signed: it is a damaged copy. '{}' was undone, on "
        "trial; that the result verifies shows that it is the signed text.\n",
        Plain(facts.recovered_by));
  } else {
    text +=
        "- Anything outside the signed part of received.bin. Between it and text.txt lie the "
        "markers, the dashes escaped at line starts and blanks at line ends.\n";
  }
  if (!facts.still_accepted) {
    text +=
        "- **The archive's last judgement about these bytes is not 'accepted'**: see "
        "verdicts.json.\n";
  }
  return text;
}

}  // namespace

std::string BundleReadme(const BundleFacts& facts) {
  return Head(facts) + Files(facts) + BundleChecks(facts) + Limits(facts);
}

}  // namespace cli
