#include "cli/bundle_readme.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "base/text.h"
#include "verify/signature_packet.h"

namespace cli {
namespace {

constexpr unsigned kShortRsa = 2048;

// Also no '`', '<', '|' and what else Markdown takes for more than a character.
std::string Plain(std::string_view text) {
  constexpr std::string_view kMarkup = "`<>|[]*\\!";
  std::string plain(text);
  std::replace_if(
      plain.begin(), plain.end(),
      [&](char c) { return c < ' ' || c > '~' || kMarkup.find(c) != std::string_view::npos; }, '?');
  return plain;
}

std::string Commands(std::string_view commands) {
  return fmt::format("\n```sh\n{}\n```\n", commands);
}

std::string DigestOption(const BundleFacts& facts) {
  return base::LowerAscii(verify::DigestName(facts.digest_algorithm));
}

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

std::string Whole() {
  return "\n## 1. The files fit together\n" + Commands("sha256sum -c SHA256SUMS") +
         Commands(
             "tr -d '\\r' <canonical.txt | cmp - text.txt\n"
             "head -c \"$(wc -c <canonical.txt)\" signed.bin | cmp - canonical.txt") +
         "\nThis tells damage on the way. It is no proof: who changes a file can change its sum.\n";
}

std::string OpensslCommands(const BundleFacts& facts) {
  if (facts.algorithm != verify::kEdDsa && facts.algorithm != verify::kEd25519) {
    return fmt::format("openssl dgst -{} -verify key.pem -signature signature.raw signed.bin",
                       DigestOption(facts));
  }
  return fmt::format(
      "digest=$(mktemp)\n"
      "openssl dgst -{} -binary -out \"$digest\" signed.bin\n"
      "openssl pkeyutl -verify -pubin -inkey key.pem -rawin -in \"$digest\" -sigfile "
      "signature.raw",
      DigestOption(facts));
}

std::string Arithmetic(const BundleFacts& facts) {
  std::string text =
      "\n## 2. The key signed this text\n\nBy openssl, which knows nothing of OpenPGP:\n" +
      Commands(OpensslCommands(facts));
  if (verify::IsCurve(facts.algorithm)) {
    return text + "\ngpg1 does not know this kind of key.\n";
  }
  const std::string gpg1 =
      "home=$(mktemp -d)\n"
      "cp key.pgp \"$home/pubring.gpg\"\n"
      "gpg1 --homedir \"$home\" --trust-model always --allow-weak-digest-algos "
      "--allow-non-selfsigned-uid --ignore-time-conflict --verify ";
  text += "\nBy gpg1 (GnuPG 1.4), from the packet and the text:\n" +
          Commands(gpg1 + "signature.pgp canonical.txt");
  text += fmt::format("\nAnd from the whole {}, in gpg1's own reading of it:\n",
                      facts.recovered_by.empty() ? "copy as received" : "copy as recovered");
  return text + Commands(gpg1 + (facts.recovered_by.empty() ? "received.bin" : "recovered.txt")) +
         "\nThe owner of the key has signed exactly canonical.txt, as far as digest and key hold "
         "(see below). Good is what ends with exit code 0.\n";
}

std::string TheKey(const BundleFacts& facts) {
  std::string text =
      "\n## 3. It is the publisher's key\n\nThe archive trusts it by the hash of its key "
      "packet:\n" +
      Commands(fmt::format("head -c {} key.pgp | sha256sum | grep {}", facts.key_packet_size,
                           facts.key_packet_sha256));
  text += fmt::format(
      "\nWhose key that is no file of this folder can tell. The archive has it from {}. Compare "
      "the "
      "hash, not the key id, with one from the publisher that came another way: a key of version 3 "
      "with a wanted id is made in a fraction of a second.\n",
      Plain(facts.key_from));
  if (facts.by_subkey) {
    text +=
        "\nA subkey signed. That it belongs to the key is said by the binding signatures in "
        "key.pgp, which gpg1 checks and openssl does not.\n";
  }
  return text;
}

std::string Time(const BundleFacts& facts) {
  std::string text = "\n## 4. It was here by then\n";
  if (!facts.is_in_ledger) {
    return text +
           "\nThe archive's ledger did not have this document yet when the bundle was made.\n";
  }
  return text + Commands("inkan ledger check proof.tlog-proof --key \"$(cat ledger-key.txt)\"") +
         fmt::format(
             "\nThe leaf that is printed holds the hash of received.bin ({}), the verdict, and the "
             "time at which the archive first saw these bytes. The proof is as good as "
             "ledger-key.txt "
             "and the time of the checkpoint: compare the key with one that came another way, and "
             "the checkpoint with copies that others keep.\n",
             facts.found.sha256);
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
  return Head(facts) + Files(facts) + Whole() + Arithmetic(facts) + TheKey(facts) + Time(facts) +
         Limits(facts);
}

}  // namespace cli
